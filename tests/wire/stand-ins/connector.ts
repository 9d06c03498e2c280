import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { TeamsStandIn } from '../../../scripts/stand-ins/teams'

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
  /** The teams that it knows; what is asked about them and posted into them is not in `posted`. */
  teams: TeamsStandIn
  /** Statuses for the next requests, before they are taken; those with a method wait for such a request. */
  refuse: { status: number; headers?: Record<string, string>; method?: string; code?: string; afterwards?: boolean }[]
  /** Milliseconds that each answer takes. */
  delay: number
  close(): Promise<void>
}

export async function startConnector(): Promise<Connector> {
  const posted: Posted[] = []
  const teams = new TeamsStandIn()
  const connector = { posted, teams, refuse: [] as Connector['refuse'], delay: 0 }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const { method = '', url = '' } = request
    const json = body === '' ? {} : JSON.parse(body)
    const next = connector.refuse[0]
    const refusal = next !== undefined && (next.method ?? method) === method ? connector.refuse.shift() : undefined
    if (refusal?.afterwards === true) teams.answer(method, url, json)
    if (refusal !== undefined) {
      response
        .writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers })
        .end(JSON.stringify({ error: { code: refusal.code ?? 'planted' } }))
      return
    }
    if (connector.delay > 0) await new Promise((resolve) => setTimeout(resolve, connector.delay))
    const answered = teams.answer(method, url, json)
    if (answered !== undefined) {
      response
        .writeHead(answered.status, { 'content-type': 'application/json' })
        .end(answered.body === undefined ? '' : JSON.stringify(answered.body))
      return
    }
    posted.push({
      method,
      path: url,
      authorization: request.headers.authorization,
      body: json,
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
