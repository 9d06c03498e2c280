import { createAssistant } from '../../src/answers'
import { loadKnowledge, without } from '../../src/knowledge'
import { isAllowedLink } from '../../src/knowledge/hosts'
import type { Knowledge } from '../../src/knowledge/types'
import { createLinks, type Followed, type Links, type Shown, type Target } from '../../src/links'
import { isPhrase, isStatement } from '../answers/asking'

const knowledge = loadKnowledge()
const engine = createAssistant(knowledge)
const links = createLinks(knowledge, engine)

const service = (id: string, environment: string | null = null): Target => ({
  kind: 'service',
  service: id,
  environment,
})
const everything: Target[] = [
  ...knowledge.services.map(({ id }) => service(id)),
  ...knowledge.reports.map(({ id }): Target => ({ kind: 'report', report: id })),
  ...knowledge.topics.map(({ topic }): Target => ({ kind: 'answer', topic, services: [] })),
]

function shownBy(followed: Followed): Shown {
  if ('nearest' in followed) throw new Error('nothing is there')
  return followed.shown
}

test.each(everything.map((target) => [JSON.stringify(target), target] as const))('%s has a link', (_, target) => {
  const shown = links.show(target)
  expect(shown).not.toBeNull()
  const followed = links.follow(shown!.id)
  expect(followed).toEqual({ shown, changed: false })
  expect(shown!.sentences.some(({ marks }) => marks.length > 0)).toBe(true)
  expect(shown!.sources.length).toBeGreaterThan(0)
  expect(shown!.links.length).toBeGreaterThan(0)
  for (const { url } of shown!.links) expect(isAllowedLink(url)).toBe(true)
})

test('a service is told in the words that a question gets, with the same verdict', () => {
  for (const { id, name } of knowledge.services) {
    const shown = links.show(service(id))!
    const asked = engine.reply({ text: `Is ${name} covered?` }).answer
    const [item] = asked.items
    // A few names are asked back about; those have no verdict to compare.
    if (item?.service !== id) continue
    expect(shown.items).toEqual(asked.items)
    expect(asked.text).toContain(shown.sentences[0]!.text)
  }
})

test('nothing is worded anew: every sentence is one of the knowledge', () => {
  const texts = [...knowledge.reports.map(({ proves }) => proves), ...knowledge.facts.map(({ statement }) => statement)]
  const foreign = everything
    .flatMap((target) => links.show(target)!.sentences.map(({ text }) => text))
    .filter((text) => !isStatement(text) && !isPhrase(text) && !texts.includes(text))
  expect(foreign).toEqual([])
})

test('a cloud stays with the link: its verdict is the one of the cloud, and the title says so', () => {
  const teams = links.show(service('intune', 'gcc-high'))!
  expect(teams.title).toBe('Microsoft Intune in GCC High')
  expect(teams.id).toContain('.gcc-high.')
  expect(teams.items[0]?.verdict).toBe('certified-with-conditions')
  expect(links.show(service('intune'))!.items[0]?.verdict).toBe('certified')
  const own = links.show(service('office-365', 'gcc-high'))!
  expect(own.title).toBe('Office 365 GCC High')
})

test('a comparison shows each of its services', () => {
  const target: Target = { kind: 'compare', services: ['microsoft-teams', 'intune'], environment: null }
  const shown = links.show(target)!
  expect(shown.items.map((item) => item.service)).toEqual(['microsoft-teams', 'intune'])
  expect(shown.title).toBe('Microsoft Teams and Microsoft Intune')
})

test('services that change nothing about an answer are left out of its link', () => {
  const plain = links.show({ kind: 'answer', topic: 'committee', services: [] })!
  expect(links.show({ kind: 'answer', topic: 'committee', services: ['sway'] })!.id).toBe(plain.id)
  const narrowed = links.show({ kind: 'answer', topic: 'service-resilience', services: ['exchange-online'] })!
  expect(narrowed.title).toContain('Exchange Online')
})

describe('when the catalogue changes', () => {
  const over = (changed: Knowledge): Links => createLinks(changed, createAssistant(changed))
  const shared = links.show(service('power-bi'))!

  test('a link stays valid and says so', () => {
    const renamed = knowledge.sources.map((source) => ({ ...source, asOf: '2027-01-01' }))
    const followed = over({ ...knowledge, sources: renamed }).follow(shared.id)
    expect(followed).toMatchObject({ changed: true, shown: { target: shared.target } })
  })

  test('a change elsewhere is none of this link', () => {
    const topics = knowledge.topics.map((entry) => ({ ...entry, label: `${entry.label}!` }))
    expect(over({ ...knowledge, topics }).follow(shared.id)).toMatchObject({ changed: false })
  })

  test('a retired id leads to the nearest', () => {
    const services = knowledge.services.filter(({ id }) => id !== 'power-bi-embedded')
    const embedded = links.show(service('power-bi-embedded'))!
    const followed = over({ ...knowledge, services }).follow(embedded.id)
    expect('nearest' in followed && followed.nearest[0]?.title).toBe('Power BI')
  })

  test('without its facts nothing is shown', () => {
    const none = without(
      knowledge,
      knowledge.facts.map(({ id }) => id),
    )
    const bare = over(none)
    for (const target of everything) expect(bare.show(target)).toBeNull()
    expect(bare.follow(shared.id)).toEqual({ nearest: [] })
  })
})

test.each([
  ['service.power-b1.00000000', 'Power BI'],
  ['service.teams.00000000', 'Microsoft Teams'],
  ['service.powerbi', 'Power BI'],
  ['report.azur-certificate.00000000', 'Azure, Dynamics 365, and Online Services: ISO22301 Certificate'],
  ['compare.power-bi~gone.00000000', 'Power BI'],
  ['answer.editions', 'Edition: 2012 or 2019'],
  ['zzz', 'ISO/IEC'],
])('near %s lies %s', (id, title) => {
  const followed = links.follow(id)
  expect('nearest' in followed && followed.nearest[0]?.title).toBe(title)
})

test('products known by name have links of their own, and other names of a service have none', () => {
  expect(shownBy(links.follow('service.azure-front-door')).items[0]).toMatchObject({ verdict: 'see-azure-offering' })
  expect(links.show(service('teams'))).toBeNull()
  expect(links.show(service('intune', 'atlantis'))).toBeNull()
})

describe('the link of an answer', () => {
  const linkOf = (...turns: string[]): Shown | null => {
    const last = turns.reduce<ReturnType<typeof engine.reply> | undefined>(
      (before, text) => engine.reply({ text }, before?.conversation),
      undefined,
    )!
    return links.of(last.answer, last.conversation)
  }

  test.each([
    [['Is Intune covered?'], 'Microsoft Intune'],
    [['Is Intune in GCC High covered?'], 'Microsoft Intune in GCC High'],
    [['Are Teams and Intune covered?'], 'Microsoft Teams and Microsoft Intune'],
    [['Is Intune covered?', 'and Power BI?'], 'Power BI'],
    [['Where do I find the report?'], 'Where the reports are'],
  ])('%j has one', (turns, title) => {
    expect(linkOf(...turns)?.title).toBe(title)
  })

  test.each(['hello', 'Is Defender covered?', 'weather in Paris', 'Which clause is about exercises?'])(
    '%j has none',
    (text) => {
      expect(linkOf(text)).toBeNull()
    },
  )
})
