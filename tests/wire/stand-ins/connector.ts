import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What reached the connector, as JSON that left the process. */
export interface Posted {
  method: string
  path: string
  authorization: string | undefined
  body: Record<string, unknown> & { text?: string; type?: string }
}

/** A local service address that takes replies and gives them ids. */
export interface Connector {
  serviceUrl: string
  posted: Posted[]
  /** Statuses for the next requests, before they are taken. */
  refuse: { status: number; headers?: Record<string, string> }[]
  /** Milliseconds that each answer takes. */
  delay: number
  close(): Promise<void>
}

export async function startConnector(): Promise<Connector> {
  const posted: Posted[] = []
  const connector = { posted, refuse: [] as Connector['refuse'], delay: 0 }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const refusal = connector.refuse.shift()
    if (refusal !== undefined) {
      response
        .writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers })
        .end('{"error":{"code":"planted"}}')
      return
    }
    if (connector.delay > 0) await new Promise((resolve) => setTimeout(resolve, connector.delay))
    posted.push({
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: body === '' ? {} : JSON.parse(body),
    })
    response
      .writeHead(201, { 'content-type': 'application/json' })
      .end(JSON.stringify({ id: `message-${posted.length}` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(connector, {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
