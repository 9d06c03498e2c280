import path from 'node:path'
import { aFreePort, startServer } from '../kill/server'

/** Milliseconds, at the server: what a client waits for beyond it is the network's. */
const AIM = 50
const WARM_UP = 150
const SEARCHES = 2000
/** As they are typed: each beginning is a search of its own. */
const TYPED = [
  'powr bi',
  'certficate',
  'where is the report',
  'teams and intune',
  'exchange online protection',
  'azure kubernetes service',
  'gcc high sharepoint',
  'weather in paris',
]
const WORDS = ['', ...TYPED.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)))]

async function search(port: number, words: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'composeExtension/query',
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9/',
      from: { id: 'person' },
      recipient: { id: '28:bot' },
      conversation: { id: 'chat', conversationType: 'personal' },
      value: { commandId: 'search', parameters: [{ name: 'query', value: words }] },
    }),
  })
  await response.text()
  if (response.status !== 200) throw new Error(`A search was answered with ${response.status}`)
  return performance.now() - began
}

/** Times of searches with the message extension against the built server, one after the other. */
export async function benchSearch(folder: string): Promise<void> {
  const port = await aFreePort()
  const server = await startServer(port, { STORAGE_FILE: path.join(folder, 'search.db') })
  try {
    const first = await search(port, 'power bi')
    for (let n = 0; n < WARM_UP; n++) await search(port, WORDS[n % WORDS.length] ?? '')
    const took: number[] = []
    for (let n = 0; n < SEARCHES; n++) took.push(await search(port, WORDS[n % WORDS.length] ?? ''))
    took.sort((a, b) => a - b)
    const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN
    console.log(
      `Message extension: ${SEARCHES} searches, median ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms (aim: ${AIM}), the first ${first.toFixed(0)} ms`,
    )
  } finally {
    server.kill()
  }
}
