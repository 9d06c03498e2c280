import { Agent, request } from 'node:http'

/** What a load did: turns a second, and milliseconds from request to response. */
export interface Load {
  rate: number
  latencies: number[]
}

function post(url: URL, agent: Agent, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.setTimeout(20_000, () => sent.destroy(new Error('No answer within 20 s')))
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Posts `amount` bodies over `connections` connections. Throws where one is not answered with 200. */
export async function load(
  url: URL,
  headers: Record<string, string>,
  body: () => string,
  amount: number,
  connections: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  let left = amount
  const began = performance.now()
  const one = async () => {
    while (left-- > 0) {
      const start = performance.now()
      const status = await post(url, agent, headers, body())
      if (status !== 200) throw new Error(`A turn was answered with ${status}`)
      latencies.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return { rate: amount / seconds, latencies }
}
