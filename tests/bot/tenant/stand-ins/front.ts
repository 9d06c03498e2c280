import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { HOST_HEADER } from '../../../../scripts/stand-ins/redirect-hosts'

/** In front of two stand-ins that share Entra's host: the bot's own tokens come from one, people's from the other. */
export async function startFront(bot: number, people: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (incoming, response) => {
    const host = String(incoming.headers[HOST_HEADER])
    const body = await buffer(incoming)
    const ofBot =
      host === 'login.botframework.com' ||
      host.startsWith('smba.') ||
      incoming.url?.includes('discovery/instance') ||
      body.includes('client_credentials')
    const { url: path, method, headers } = incoming
    const onward = forward({ host: '127.0.0.1', port: ofBot ? bot : people, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy()).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
