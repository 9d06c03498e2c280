import fc from 'fast-check'
import { readActivity } from '../../bot/activity'
import { readQuestion, wantsHelp } from '../../bot/turn/question'

const BOT = { id: '28:bot', name: 'ISO 22301 Assistant' }
const BASE = {
  type: 'message',
  serviceUrl: 'http://127.0.0.1:1/',
  recipient: BOT,
  from: { id: 'p' },
  conversation: { id: 'c', conversationType: 'channel', isGroup: true },
}
const MENTION = { type: 'mention', mentioned: BOT, text: '<at>ISO 22301 Assistant</at>' }
const ask = (over: object) => readQuestion(readActivity({ ...BASE, ...over }))

test.each([
  ['<at>ISO 22301 Assistant</at> is x in scope?', 'is x in scope?'],
  ['<at>ISO 22301 Assistant</at>\u00a0is\u00a0x in scope?', 'is x in scope?'],
  ['<at>ISO 22301 Assistant</at>&nbsp;is x &amp; y in scope?\n', 'is x & y in scope?'],
  ['is x <at>ISO 22301 Assistant</at> in scope?', 'is x in scope?'],
  ['<div><p>is <b>x</b> in scope?</p></div>', 'is x in scope?'],
  ['is x in \u200bscope\u200b?', 'is x in scope?'],
  ['<at>ISO 22301 Assistant</at>', ''],
])('%j is read as %j', (text, read) => {
  expect(ask({ text, entities: [MENTION] })).toEqual({ text: read, addressed: true })
})

test('the mention of somebody else stays, and does not address the bot', () => {
  const other = { type: 'mention', mentioned: { id: '29:megan' }, text: '<at>Megan</at>' }
  expect(ask({ text: '<at>Megan</at> is x in scope?', entities: [other] })).toEqual({
    text: 'Megan is x in scope?',
    addressed: false,
  })
})

test('a button addresses the bot; its words count where there is no text', () => {
  expect(ask({ value: { ask: 'And x?' } })).toEqual({ text: 'And x?', addressed: true })
  expect(ask({ value: '{"ask":"And x?"}' })).toEqual({ text: 'And x?', addressed: true })
  expect(ask({ text: 'And y?', value: { ask: 'And x?' } })).toEqual({ text: 'And y?', addressed: true })
  expect(ask({ text: 'hello', value: { other: 1 } })).toEqual({ text: 'hello', addressed: false })
})

test('a long paste keeps its beginning and its end', () => {
  const { text } = ask({ text: `Start. ${'word '.repeat(30_000)} Is x in scope?` })
  expect(text.length).toBeLessThanOrEqual(32_001)
  expect(text.startsWith('Start.') && text.endsWith('Is x in scope?')).toBe(true)
})

test.each(['hi', 'Hi', 'HELLO', 'hello!', 'Help', 'HELP?', ' hey '.trim(), ''])('%j asks for help', (text) => {
  expect(wantsHelp(text)).toBe(true)
})

test.each(['hi, is Teams in scope?', 'help me with Power BI', 'helper', 'hidden'])('%j is a question', (text) => {
  expect(wantsHelp(text)).toBe(false)
})

test('any text is read within a moment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
      expect(typeof ask({ text, entities: [MENTION] }).text).toBe('string')
    }),
  )
  // A reading that grows with the square of the length would take minutes; how fast it is, the bench prints.
  const began = performance.now()
  ask({ text: '<a'.repeat(100_000) })
  ask({ text: '&'.repeat(200_000) })
  ask({ text: ' \n'.repeat(100_000) })
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('a card that was inserted without a word asks nothing; with words or a mention it is a question', () => {
  const card = [{ contentType: 'application/vnd.microsoft.card.adaptive' }]
  const sent = (over: object) =>
    readQuestion(
      readActivity({
        type: 'message',
        serviceUrl: 'https://smba.example.com/',
        conversation: { id: 'chat', conversationType: 'personal' },
        text: '<span class="inline-compose-card" itemid="0"></span>',
        attachments: card,
        ...over,
      }),
    )
  expect(sent({})).toEqual({ text: '', addressed: false })
  expect(sent({ text: 'Is Intune covered?' })).toEqual({ text: 'Is Intune covered?', addressed: true })
  expect(sent({ attachments: [{ contentType: 'text/html' }] })).toEqual({ text: '', addressed: true })
  expect(sent({ attachments: 'nonsense' })).toEqual({ text: '', addressed: true })
})
