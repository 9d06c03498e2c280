import fc from 'fast-check'
import { activityCard } from '../../bot/cards/activity'
import { answerCard } from '../../bot/cards/answer'
import { clarifyCard } from '../../bot/cards/clarify'
import { copyAction, copyCard, copyData } from '../../bot/cards/copy'
import type { Card } from '../../bot/cards/elements'
import { feedbackCard } from '../../bot/cards/feedback'
import { escapeMarkdown } from '../../bot/cards/markdown'
import { sharedDoneCard, shareProblemCard, undoneCard } from '../../bot/cards/share-done'
import { shareFormCard } from '../../bot/cards/share-form'
import { markOf } from '../../bot/cards/verdict-mark'
import { welcomeCard } from '../../bot/cards/welcome'
import { spoken } from '../../bot/turn/citations'
import { answerMessage } from '../../bot/turn/message'
import { sourcesOfFacts } from '../../src/answers/marks'
import type { Answer } from '../../src/answers/types'
import { VERDICTS } from '../../src/knowledge/types'
import type { Share } from '../../src/storage'
import { shippedLinks } from '../server/running'
import { ANSWERS, anAnswer, CERTIFIED, FACTS, SEVERAL } from './fixtures/answers'
import { objects, problems } from './renderer'

const sourcesOf = sourcesOfFacts(FACTS)

function cardOf(answer: Answer): Card | undefined {
  return answerMessage(answer, sourcesOf).attachments?.[0]?.content as Card | undefined
}

const SHARED = shippedLinks().links.reports()[0]!
const aShare = (place: Partial<Share['place']> = {}): Share => ({
  key: 'share/key',
  report: SHARED.id,
  team: 'team',
  conversation: 'channel',
  person: 'ann',
  state: 'posted',
  at: Date.UTC(2026, 10, 24),
  post: { conversation: 'channel;messageid=1', id: '1' },
  place: { title: SHARED.title, team: 'Compliance', channel: 'General', by: 'Ann Berg', ...place },
})
const placesOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    team: `19:${n}@t`,
    channel: `19:${n}@c`,
    title: `Team ${n} › ${'x'.repeat(90)}`,
  }))
const formOf = (count: number) =>
  shareFormCard(SHARED, { form: 'form', link: 'https://iso22301.example.com/r/x', places: placesOf(count), unasked: 1 })
const activityOf = (shares: Share[]) => activityCard({ where: 'personal', shares, unasked: 1, mayUndo: () => true })

const OTHERS = {
  shareForm: formOf(400),
  shareFormWithoutPlaces: formOf(0),
  shared: sharedDoneCard({ share: aShare(), address: 'https://teams.microsoft.com/l/message/a/b', undo: true }),
  undone: undoneCard(aShare()),
  shareProblem: shareProblemCard('It did not go.'),
  activity: activityOf(Array.from({ length: 10 }, () => aShare())),
  noActivity: activityCard({ where: 'team', shares: [], unasked: 0, mayUndo: () => true }),
  welcome: welcomeCard(),
  copy: copyCard({ text: 'An answer', link: 'https://iso22301.example.com/r/service.intune.00000000' }),
  feedback: feedbackCard(),
}

test.each(Object.keys(ANSWERS))('the card of %s is one that Teams renders', (name) => {
  const card = cardOf(ANSWERS[name]!)
  if (card !== undefined) expect(problems(card)).toEqual([])
})

test.each(Object.entries(OTHERS))('the %s card is one that Teams renders', (_, card) => {
  expect(problems(card)).toEqual([])
})

test('small talk needs no card', () => {
  expect(cardOf(ANSWERS.SMALLTALK!)).toBeUndefined()
})

test.each(Object.entries(ANSWERS))('the card of %s repeats nothing of the message', (_, answer) => {
  const body = JSON.stringify(cardOf(answer)?.body ?? [])
  for (const { text } of spoken(answer)) expect(body).not.toContain(text)
})

test('a verdict is told by a word and a shape, never by colour alone', () => {
  const signs = VERDICTS.map((verdict) => markOf(verdict).sign)
  expect(new Set(signs).size).toBe(VERDICTS.length)
  expect(signs.join('')).not.toMatch(/\p{Emoji_Presentation}|\ufe0f/u)
  const texts = objects(answerCard(CERTIFIED, sourcesOf)).map(({ text }) => text)
  expect(texts).toEqual(expect.arrayContaining(['Named as certified', 'Service One', markOf('certified').sign]))
})

test('several services have a row each, with label, sign and conditions', () => {
  const texts = objects(answerCard(SEVERAL, sourcesOf)).map(({ text }) => text)
  for (const { name, label, verdict, conditions } of SEVERAL.items) {
    expect(texts).toEqual(expect.arrayContaining([name, label, markOf(verdict).sign, ...conditions]))
  }
})

test('every source stands on the card with its date', () => {
  const card = JSON.stringify(answerCard(CERTIFIED, sourcesOf))
  for (const { asOf, title } of CERTIFIED.sources) {
    expect(card).toContain(`as of ${asOf}`)
    expect(card).toContain(title)
  }
})

test('more than six choices become a list whose entry is what would be typed', () => {
  const card = clarifyCard(ANSWERS.MANY_CHOICES!)
  const list = objects(card).find(({ type }) => type === 'Input.ChoiceSet')
  expect(list?.id).toBe('ask')
  expect(list?.choices).toEqual(ANSWERS.MANY_CHOICES!.choices.map(({ label, send }) => ({ title: label, value: send })))
})

test('the copy button carries the text, and only its own data is taken', () => {
  const [action] = copyAction(CERTIFIED, null)
  expect(copyData(action?.data)).toEqual({ text: CERTIFIED.questionnaire })
  const [linked] = copyAction(CERTIFIED, 'https://iso22301.example.com/r/x')
  expect(copyData(linked?.data)).toEqual({
    text: CERTIFIED.questionnaire,
    link: 'https://iso22301.example.com/r/x',
  })
  for (const data of [
    null,
    'copy',
    {},
    { dialog: 'copy' },
    { dialog: 'copy', text: 7 },
    { dialog: 'other', text: 'x' },
  ]) {
    expect(copyData(data)).toBeUndefined()
  }
  expect(copyAction(anAnswer({ questionnaire: '' }), 'https://iso22301.example.com/r/x')).toEqual([])
})

test('any answer fits: huge ones, and ones full of signs', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 3000 })
  const huge = fc.record({
    names: fc.array(text, { minLength: 0, maxLength: 40 }),
    sentences: fc.array(text, { minLength: 1, maxLength: 40 }),
  })
  fc.assert(
    fc.property(huge, ({ names, sentences }) => {
      const answer = anAnswer({
        ...CERTIFIED,
        text: sentences.join(' '),
        questionnaire: sentences.join(' '),
        items: names.map((name, i) => ({
          service: `s${i}`,
          verdict: VERDICTS[i % VERDICTS.length]!,
          name,
          label: name,
          conditions: [name],
        })),
        sentences: sentences.map((sentence, i) => ({
          text: sentence,
          facts: ['f-one'],
          role: (['lead', 'detail', 'check'] as const)[i % 3]!,
        })),
        sources: sentences.map((title, i) => ({
          n: i + 1,
          id: `source-${i}`,
          title,
          url: `https://learn.microsoft.com/${i}`,
          asOf: '2025',
        })),
      })
      const message = answerMessage(answer, sourcesOf)
      expect(JSON.stringify(message).length * 2).toBeLessThanOrEqual(100 * 1024)
      expect(JSON.stringify(message.attachments?.[0]?.content).length * 2).toBeLessThanOrEqual(80 * 1024)
      expect(
        objects(message.attachments).filter(({ type }) => String(type).startsWith('Action.')).length,
      ).toBeLessThanOrEqual(6)
    }),
    { numRuns: 150 },
  )
})

test('what is echoed cannot become a link, an emphasis or a list', () => {
  expect(escapeMarkdown('[x](https://evil.example) *b* _i_ `c`')).toBe(
    '\\[x\\](https://evil.example) \\*b\\* \\_i\\_ \\`c\\`',
  )
  expect(escapeMarkdown('- a\n1. b\n# c')).toBe('\\- a\n1\\. b\n\\# c')
  const echoed = anAnswer({
    ...CERTIFIED,
    sentences: [{ text: '<b>[1](javascript:alert(1))</b>', facts: [], role: 'lead' }],
  })
  expect(answerMessage(echoed, sourcesOf).text).toBe('&lt;b&gt;\\[1\\](javascript:alert(1))&lt;/b&gt;')
  const linked = anAnswer({
    ...CERTIFIED,
    links: [
      { label: 'Bad', url: 'javascript:alert(1)' },
      { label: 'Plain', url: 'http://example.com' },
    ],
  })
  expect(JSON.stringify(answerCard(linked, sourcesOf))).not.toMatch(/javascript:|http:\/\/example/)
})

test('names of people and teams are shown as they are: no link, no date that the client would fill in', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('{{DATE(2026-01-01T00:00:00Z)}}', '[a](https://evil.example)', '{{{{', ''),
      (words, trap) => {
        const said = `${words}${trap}`
        const card = activityOf([aShare({ title: said, team: said, channel: said, by: said })])
        const texts = objects(card).flatMap(({ text, type }) => (type === 'TextBlock' ? [String(text)] : []))
        expect(texts.filter((text) => /\{\{/.test(text))).toEqual([
          expect.stringMatching(/^\{\{DATE\([^{}]*\)\}\} \{\{TIME\([^{}]*\)\}\}$/),
        ])
        expect(texts.join()).not.toMatch(/(?<!\\)\]\(https/)
      },
    ),
  )
})
