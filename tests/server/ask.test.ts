import fc from 'fast-check'
import type { Answer } from '../../src/answers/types'
import type { Problem } from '../../src/errors'
import { ANSWER, assistantThat, CONVERSATION, post, type Running, run } from './running'

const servers: Running[] = []

async function serving(parts: Parameters<typeof run>[0]): Promise<Running> {
  const server = await run(parts)
  servers.push(server)
  return server
}

afterAll(() => Promise.all(servers.map((server) => server.close())))

test('the conversation reaches the assistant', async () => {
  let seen: unknown
  const assistant = assistantThat((_text, conversation) => {
    seen = conversation
    return { answer: ANSWER, conversation: CONVERSATION }
  })
  const { address } = await serving({ assistant })
  await post(`${address}/api/ask`, { text: 'and Intune?', conversation: CONVERSATION })
  expect(seen).toEqual(CONVERSATION)
})

test.each([
  ['no text', {}, 'text'],
  ['an empty text', { text: '' }, 'text'],
  ['a text that is no text', { text: 7 }, 'text'],
  ['a text that is too long', { text: 'x'.repeat(30_001) }, 'text'],
  ['a field too many', { text: 'x', verdict: 'certified' }, 'body'],
  ['a list', [], 'body'],
  ['a conversation of another form', { text: 'x', conversation: { v: 2 } }, 'conversation'],
])('%s is 400 and the place is named', async (_what, body, place) => {
  const { address } = await serving({})
  const response = await post(`${address}/api/ask`, body)
  expect(response.status).toBe(400)
  const { code, problems } = (await response.json()) as Problem
  expect(code).toBe('request-invalid')
  expect(problems?.join()).toContain(place)
})

test('an answer that breaks its schema does not leave the server', async () => {
  const answer = { ...ANSWER, links: [{ label: 'x', url: 'http://plain.example' }] } as Answer
  const server = await serving({ assistant: assistantThat(() => ({ answer, conversation: CONVERSATION })) })
  const response = await post(`${server.address}/api/ask`, { text: 'x' })
  expect(response.status).toBe(500)
  const { reference } = (await response.json()) as Problem
  expect(server.lines.join('')).toContain(reference)
})

test('a failure gives a reference that is found in the log, and nothing of the failure', async () => {
  const assistant = assistantThat((text) => {
    throw new Error(`cannot read "${text}"`)
  })
  const server = await serving({ assistant })
  const response = await post(`${server.address}/api/ask`, { text: 'my private question' })
  expect(response.status).toBe(500)
  const body = await response.text()
  expect(body).not.toMatch(/private|cannot read|\.ts/)
  expect(server.lines.join('')).toContain(JSON.parse(body).reference)
  expect(server.lines.join('')).not.toContain('private question')
})

test('an address that asks too often is told when to come back; the bot is not limited by it', async () => {
  const { address } = await serving({ questionsAMinute: 3 })
  const statuses: number[] = []
  for (let n = 0; n < 5; n += 1) statuses.push((await post(`${address}/api/ask`, { text: 'x' })).status)
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  const refused = await post(`${address}/api/ask`, { text: 'x' })
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests', status: 429 })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await post(`${address}/api/messages`, {})).status).toBe(200)
})

test('behind a proxy each caller has a limit of its own, with or without a port', async () => {
  const { address } = await serving({ questionsAMinute: 1, trustedProxies: 1 })
  const from = async (caller: string) =>
    (await post(`${address}/api/ask`, { text: 'x' }, { 'x-forwarded-for': caller })).status
  expect([await from('198.51.100.1:5001'), await from('198.51.100.1:5002'), await from('198.51.100.2:5001')]).toEqual([
    200, 429, 200,
  ])
})

test('without a trusted proxy nobody chooses the address they are counted under', async () => {
  const { address } = await serving({ questionsAMinute: 1 })
  const from = async (caller: string) =>
    (await post(`${address}/api/ask`, { text: 'x' }, { 'x-forwarded-for': caller })).status
  expect([await from('198.51.100.1'), await from('198.51.100.2')]).toEqual([200, 429])
})

test('any JSON body is answered with 200 or 400', async () => {
  const { address } = await serving({ questionsAMinute: 10_000 })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.jsonValue(), fc.record({ text: fc.jsonValue() }), fc.record({ text: fc.string() })),
      async (body) => {
        const response = await post(`${address}/api/ask`, JSON.stringify(body))
        await response.arrayBuffer()
        expect([200, 400]).toContain(response.status)
      },
    ),
    { numRuns: 300 },
  )
})
