import http from 'node:http'
import https from 'node:https'

/** Microsoft's hosts that the server talks to. */
export const HOSTS: ReadonlySet<string> = new Set([
  'login.botframework.com',
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'smba.trafficmanager.net',
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'microsoftgraph.chinacloudapi.cn',
])
/** Tells the stand-in which host was meant. */
export const HOST_HEADER = 'x-meant-for'

type Request = typeof https.request

/**
 * Sends this process's requests for Microsoft's hosts to a stand-in on this machine, and refuses every other https host:
 * nothing of the product is set for it. Returns what undoes it.
 */
export function redirectHosts(port: number): () => void {
  const { request, get } = https
  const { fetch } = globalThis
  const agent = new http.Agent({ keepAlive: true })

  const redirected = (...given: unknown[]) => {
    const url = typeof given[0] === 'string' || given[0] instanceof URL ? new URL(given.shift() as string) : undefined
    const options = (typeof given[0] === 'object' ? given[0] : {}) as https.RequestOptions
    const callback = given.find((value) => typeof value === 'function') as
      | ((response: http.IncomingMessage) => void)
      | undefined
    const host = url?.hostname ?? options.hostname ?? options.host ?? ''
    if (!HOSTS.has(host)) throw new Error('A request for a host that no test stands in for')
    const headers = { ...(options.headers as http.OutgoingHttpHeaders), [HOST_HEADER]: host }
    const path = url === undefined ? options.path : url.pathname + url.search
    return http.request(
      { ...options, protocol: 'http:', hostname: '127.0.0.1', host: '127.0.0.1', port, path, headers, agent },
      callback,
    )
  }
  https.request = redirected as Request
  https.get = ((...given: unknown[]) => redirected(...given).end()) as unknown as typeof https.get
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.protocol !== 'https:') return fetch(input, init)
    if (!HOSTS.has(url.hostname)) return Promise.reject(new Error('A request for a host that no test stands in for'))
    const headers = new Headers(init?.headers)
    headers.set(HOST_HEADER, url.hostname)
    return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { ...init, headers })
  }
  return () => {
    https.request = request
    https.get = get
    globalThis.fetch = fetch
    agent.destroy()
  }
}

if (process.env.STAND_IN_PORT !== undefined) redirectHosts(Number(process.env.STAND_IN_PORT))
