import { type Conversation, createAssistant } from '../../src/answers'
import { loadKnowledge } from '../../src/knowledge'
import { createReadingAssistant } from '../../src/reader/reading-assistant'
import { type Offered, type QueryReader, ReaderFailure } from '../../src/reader/types'
import { readableLog } from './questions'

const knowledge = loadKnowledge()
const engine = createAssistant(knowledge)
const DESK = 'the zorblax for streaming a whole desk to my ipad, is it covered?'
const PAPER = 'where does one fetch the zorblax paper to frame for the wall of the lobby'

function reading(read: QueryReader['read'], patience?: number) {
  const { log, lines } = readableLog()
  const seen: { text: string; offered: Offered }[] = []
  const assistant = createReadingAssistant({
    engine,
    knowledge,
    log,
    reader: {
      read: (text, offered, signal) => {
        seen.push({ text, offered })
        return read(text, offered, signal)
      },
    },
    ...(patience === undefined ? {} : { patience }),
  })
  return { assistant, lines, seen }
}

const desk = async () => ({ services: [{ id: 'windows-365', quote: 'streaming a whole desk' }], topic: null })
const paper = async () => ({ services: [], topic: 'reports-where' })

test('the engine places neither of the questions by itself', () => {
  expect([DESK, PAPER].map((text) => engine.reply({ text }).answer.kind)).toEqual(['off-topic', 'off-topic'])
})

test('a service that a reader finds is asked about, and a yes gives the verdict of the engine', async () => {
  const { assistant } = reading(desk)
  const { answer, conversation } = await assistant.reply({ text: DESK, at: 1000 })
  expect(answer).toMatchObject({
    kind: 'clarify',
    items: [],
    facts: [],
    sources: [],
    confidence: null,
    questionnaire: '',
  })
  expect(answer.text).toBe('I am not sure which service that is. Did you mean Windows 365?')
  expect(answer.choices).toEqual([{ label: 'Windows 365', send: 'Is Windows 365 covered?' }])
  const start = DESK.indexOf('streaming')
  expect(answer.trace).toMatchObject({
    rule: 'read-with-model',
    spans: [{ start, end: start + 'streaming a whole desk'.length, service: 'windows-365', how: 'model' }],
  })
  const yes = await assistant.reply({ text: 'yes', at: 2000 }, conversation)
  expect(yes).toEqual(engine.reply({ text: 'yes', at: 2000 }, conversation))
  expect(yes.answer.items.map(({ service }) => service)).toEqual(['windows-365'])
  const button = await assistant.reply({ text: answer.choices[0]?.send ?? '' }, conversation)
  expect(button.answer.items.map(({ service }) => service)).toEqual(['windows-365'])
})

test('several services are asked about in one row', async () => {
  const { assistant } = reading(async () => ({
    services: [
      { id: 'windows-365', quote: 'desk' },
      { id: 'azure-virtual-desktop', quote: 'streaming' },
      { id: 'intune', quote: 'ipad' },
    ],
    topic: null,
  }))
  const { answer, conversation } = await assistant.reply({ text: DESK })
  expect(answer.text).toMatch(/Did you mean Windows 365, Azure Virtual Desktop or Microsoft Intune\?$/)
  expect(conversation).toMatchObject({ kind: 'clarify', choices: ['windows-365', 'azure-virtual-desktop', 'intune'] })
})

test('a topic that a reader finds is answered by the engine, opened with how the question was read', async () => {
  const { assistant } = reading(paper)
  const ask = knowledge.topics.find(({ topic }) => topic === 'reports-where')?.ask ?? ''
  const plain = engine.reply({ text: ask, at: 5 }).answer
  const { answer, conversation } = await assistant.reply({ text: PAPER, at: 5 })
  expect(answer.sentences).toEqual([
    { text: `I understood this as: ${ask}`, facts: [], role: 'reading' },
    ...plain.sentences,
  ])
  expect(answer.text).toBe(`I understood this as: ${ask} ${plain.text}`)
  const { sources, facts, links, questionnaire, confidence, kind } = plain
  expect(answer).toMatchObject({ kind, topic: 'reports-where', sources, facts, links, questionnaire, confidence })
  expect(answer.trace).toMatchObject({ rule: 'read-with-model', facts })
  // Positions in the trace are positions in what the person typed.
  expect(answer.trace.spans).toEqual(engine.reply({ text: PAPER }).answer.trace.spans)
  expect(conversation).toMatchObject({ topic: 'reports-where', kind: 'answer', at: 5 })
})

test('what was talked about before is kept beside the topic', async () => {
  const before: Conversation = {
    v: 1,
    services: ['intune'],
    environment: null,
    topic: null,
    kind: 'verdict',
    choices: [],
    at: 1,
  }
  const text = 'kindly enlighten my zorblax about wall art, frames and lobby paper of the year'
  const { answer, conversation } = await reading(paper).assistant.reply({ text, at: 2 }, before)
  expect(answer.trace.rule).toBe('read-with-model')
  expect(conversation.services).toEqual(['intune'])
})

test('questions that the engine places are not sent anywhere', async () => {
  const { assistant, seen } = reading(desk)
  for (const text of ['Is Power BI covered?', 'What is ISO 22301?', 'hello', 'Is Defender certified?', '']) {
    expect(await assistant.reply({ text })).toEqual(engine.reply({ text }))
  }
  expect(seen).toEqual([])
})

test('texts of more than 2,000 characters are not sent', async () => {
  const { assistant, seen } = reading(async () => ({ services: [], topic: null }))
  await assistant.reply({ text: DESK.padEnd(2000, ' zorblax') })
  await assistant.reply({ text: DESK.padEnd(2001, ' zorblax') })
  expect(seen.map(({ text }) => text.length)).toEqual([2000])
})

test('a reader is offered named services and topics that the engine answers', async () => {
  const { assistant, seen } = reading(desk)
  await assistant.reply({ text: DESK })
  const { services, topics } = seen[0]!.offered
  expect(services.length).toBeGreaterThan(100)
  expect(services.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['azure-service']))
  expect(topics.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['reports-where', 'what-is-iso-22301']))
  for (const { topic, ask } of topics) expect(engine.reply({ text: ask }).answer).toMatchObject({ topic, items: [] })
})

test('a reading that chooses nothing leaves the answer as it is, and is no failure', async () => {
  const { assistant, lines } = reading(async () => ({ services: [], topic: null }))
  expect(await assistant.reply({ text: DESK })).toEqual(engine.reply({ text: DESK }))
  expect(lines).toEqual([])
})

test.each<[string, QueryReader['read'], object]>([
  ['is late', () => new Promise(() => undefined), { code: 'timeout' }],
  ['gives something else', async () => ({ verdict: 'certified' }), { code: 'invalid' }],
  ['fails', () => Promise.reject(new ReaderFailure('status', 429)), { code: 'status', status: 429 }],
  ['fails in another way', (text) => Promise.reject(new Error(`api-key s3cret, ${text}`)), { code: 'failed' }],
])('where a reader %s, the log has a code, and no word of the question', async (_what, read, fields) => {
  const { assistant, lines } = reading(read, 20)
  expect(await assistant.reply({ text: DESK })).toEqual(engine.reply({ text: DESK }))
  expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining(fields)])
  expect(lines.join()).not.toMatch(/zorblax|s3cret/)
})

test('nobody waits longer than a second and a half, and the reader is told to stop', async () => {
  let stopped = false
  const { assistant } = reading((_text, _offered, signal) => {
    signal.addEventListener('abort', () => {
      stopped = true
    })
    return new Promise(() => undefined)
  })
  const start = Date.now()
  await assistant.reply({ text: DESK })
  expect(Date.now() - start).toBeGreaterThanOrEqual(1490)
  expect(Date.now() - start).toBeLessThan(2500)
  expect(stopped).toBe(true)
})

test('at most eight readings run at a time; the next questions get the answer of the engine at once', async () => {
  const { assistant, seen, lines } = reading(() => new Promise(() => undefined), 50)
  await Promise.all(Array.from({ length: 12 }, () => assistant.reply({ text: DESK })))
  expect(seen).toHaveLength(8)
  expect(lines.filter((line) => line.includes('"busy"'))).toHaveLength(4)
  await assistant.reply({ text: DESK })
  expect(seen).toHaveLength(9)
})

test('what a tenant holds is no question for a reader', async () => {
  const { assistant, seen } = reading(desk)
  const turn = { text: 'how many Teams licences do we have' }
  expect(await assistant.reply(turn)).toEqual(engine.reply(turn))
  expect(seen).toEqual([])
})
