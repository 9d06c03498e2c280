import fc from 'fast-check'
import { shareReportCard } from '../../bot/cards/share-report'
import { sharedCard } from '../../bot/cards/shared'
import type { Shown, Target } from '../../src/links'
import { shippedLinks } from '../server/running'
import { objects, problems } from './renderer'

const { knowledge, links } = shippedLinks()
const ORIGIN = 'https://iso22301.example.com'
const OPTIONS = { origin: ORIGIN, closing: links.closing }
/** Bytes: a larger card of a message extension is not sent. */
const LARGEST = 28 * 1024

const targets: Target[] = [
  ...knowledge.services.map(({ id }): Target => ({ kind: 'service', service: id, environment: null })),
  ...knowledge.reports.map(({ id }): Target => ({ kind: 'report', report: id })),
  ...knowledge.topics.map(({ topic }): Target => ({ kind: 'answer', topic, services: [] })),
  { kind: 'service', service: 'intune', environment: 'gcc-high' },
  { kind: 'compare', services: ['azure', 'power-bi', 'microsoft-teams', 'sway'], environment: null },
]
const all: Shown[] = targets.map((target) => links.show(target)!)
const byTitle = (title: string): Shown => all.find((shown) => shown.title === title)!
const textsOf = (card: object): string[] =>
  objects(card).flatMap(({ text }) => (typeof text === 'string' ? [text] : []))

test('every card that can be shared is one that Teams renders, as 1.5 and as 1.3, and small enough to be sent', () => {
  for (const shown of all) {
    const note = 'n'.repeat(500)
    expect(problems(sharedCard(shown, { ...OPTIONS, note, changed: true }))).toEqual([])
    expect(problems(sharedCard(shown, { ...OPTIONS, note, version: '1.3' }))).toEqual([])
    expect(Buffer.byteLength(JSON.stringify(sharedCard(shown, { ...OPTIONS, note })), 'utf16le')).toBeLessThan(LARGEST)
  }
})

test('a card is complete in itself: whose it is, what it is about, verdict, sources with dates, where to look', () => {
  const card = sharedCard(byTitle('Power BI'), OPTIONS)
  const texts = textsOf(card)
  expect(texts).toEqual(
    expect.arrayContaining(['ISO 22301 Assistant · Service', 'Power BI', 'Named, with a condition', links.closing]),
  )
  expect(texts.join('\n')).toMatch(/Sources\n.*undated; later than/)
  expect(objects(card)).toContainEqual(
    expect.objectContaining({ type: 'Image', url: `${ORIGIN}/icon.png`, altText: 'ISO 22301 Assistant' }),
  )
  expect(card.actions?.map(({ title }) => title)).toEqual([
    'View in Service Trust Portal',
    "Open Microsoft's ISO 22301 page",
    'Open this as a page in the browser',
  ])
})

test('every mark in a text stands at a source of the card', () => {
  for (const shown of all) {
    const card = sharedCard(shown, OPTIONS)
    const texts = textsOf(card)
    const listed = new Set(texts.flatMap((text) => /^\\\[(\d+)\\\] /.exec(text)?.[1] ?? []))
    const used = texts.flatMap((text) => [...text.matchAll(/\\\[(\d+)\\\]/g)].map((match) => match[1]))
    expect(used.filter((mark) => !listed.has(String(mark)))).toEqual([])
  }
})

test('buttons only open addresses, and each says that it leaves', () => {
  for (const shown of all) {
    for (const { title, type } of sharedCard(shown, OPTIONS).actions ?? []) {
      expect(type).toBe('Action.OpenUrl')
      expect(title).toMatch(/^(?:Open|View) /)
    }
  }
})

test('without a public address a card has neither icon nor link of ours', () => {
  const card = sharedCard(byTitle('Power BI'), { ...OPTIONS, origin: null })
  expect(problems(card)).toEqual([])
  expect(JSON.stringify(card)).not.toMatch(/Image|\/r\//)
  expect(card.actions?.map(({ title }) => title)).toContain('View in Service Trust Portal')
})

test('a note is the sender’s, and cannot become a link, a heading or the app’s own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (note) => {
      const card = sharedCard(byTitle('ISO/IEC'), { ...OPTIONS, note })
      expect(problems(card)).toEqual([])
      if (note.trim() !== '') expect(textsOf(card)).toContain('Note from the sender')
    }),
    { numRuns: 150 },
  )
  const card = sharedCard(byTitle('ISO/IEC'), { ...OPTIONS, note: '[Sway](https://evil.example) is **certified**' })
  expect(textsOf(card)).toContain('\\[Sway\\](https://evil.example) is \\*\\*certified\\*\\*')
})

test('the form offers every report, keeps what was typed and says what is missing', () => {
  const form = shareReportCard(links.reports(), { note: 'For the audit', problem: 'Please choose a report.' })
  expect(problems(form)).toEqual([])
  const fields = objects(form)
  expect(fields.find(({ id }) => id === 'report')?.choices).toHaveLength(knowledge.reports.length)
  expect(fields.find(({ id }) => id === 'note')?.value).toBe('For the audit')
  expect(textsOf(form)[0]).toBe('Please choose a report.')
})
