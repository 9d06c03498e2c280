import { falselyCertified, type LabelledQuestion, Services, satisfies } from '../../scripts/score-questions'
import { FRAMES } from '../../scripts/stress/frames'
import { unsupported } from '../../scripts/stress/judge'
import type { Subject } from '../../scripts/stress/subjects'
import { createDraw, mistype, TYPOS } from '../../scripts/stress/typos'

const services = new Services([
  { id: 'suite', verdict: 'certified' },
  { id: 'member', verdict: 'part-of-certified-suite', partOf: 'suite' },
  { id: 'named', verdict: 'certified' },
  { id: 'plain', verdict: 'not-named' },
])
const given = (...items: [service: string, verdict: string][]) => ({
  kind: 'verdict' as const,
  topic: null,
  text: '',
  sources: [],
  items: items.map(([service, verdict]) => ({ service, verdict })),
})
const asks = (service: string, ...verdict: string[]): LabelledQuestion => ({
  id: 'q',
  turns: ['?'],
  accept: [{ kind: 'verdict', items: [{ service, verdict }] }],
})

describe('the score of a labelled question', () => {
  const member = asks('member', 'part-of-certified-suite')

  it('accepts a suite beside its member, and nothing else beside it', () => {
    const outcome = member.accept[0]!
    const answered = given(['member', 'part-of-certified-suite'])
    expect(satisfies(services, answered, outcome)).toBe(true)
    expect(satisfies(services, given(['member', 'certified']), outcome)).toBe(false)
    expect(satisfies(services, given(['suite', 'certified']), outcome)).toBe(false)
    const withSuite = given(['member', 'part-of-certified-suite'], ['suite', 'certified'])
    expect(satisfies(services, withSuite, outcome)).toBe(true)
    const withOther = given(['member', 'part-of-certified-suite'], ['named', 'certified'])
    expect(satisfies(services, withOther, outcome)).toBe(false)
  })

  it('counts certified items that nothing supports', () => {
    const count = (...items: [string, string][]) => falselyCertified(services, given(...items), member).length
    expect(count(['member', 'part-of-certified-suite'], ['suite', 'certified'])).toBe(0)
    expect(count(['suite', 'certified'])).toBe(1)
    expect(count(['member', 'certified'])).toBe(1)
    expect(count(['named', 'certified'])).toBe(1)
    expect(count(['invented', 'certified'])).toBe(1)
    expect(falselyCertified(services, given(['named', 'certified']), asks('named', 'certified'))).toEqual([])
  })
})

describe('the judge of stress questions', () => {
  const [frame] = FRAMES
  const judged = (group: Subject['group'], means: string[], ...items: [string, string][]) =>
    unsupported(services, given(...items).items, { group, name: 'name', means }, frame!).length

  it('lets a decoy certify nothing', () => {
    expect(judged('decoy', [], ['named', 'certified'])).toBe(1)
    expect(judged('decoy', [], ['plain', 'not-named'])).toBe(0)
  })

  it('lets an alias certify its service alone, and a suite only beside its member', () => {
    expect(judged('service', ['named'], ['named', 'certified'])).toBe(0)
    expect(judged('service', ['named'], ['suite', 'certified'])).toBe(1)
    expect(judged('service', ['member'], ['suite', 'certified'])).toBe(1)
    expect(judged('service', ['member'], ['suite', 'certified'], ['member', 'part-of-certified-suite'])).toBe(0)
    expect(judged('service', ['plain'], ['plain', 'certified'])).toBe(1)
  })
})

it('mistypes a name by one key at most', () => {
  const draw = createDraw(3)
  for (const typo of TYPOS) {
    for (let i = 0; i < 100; i++) {
      const typed = mistype('power bi', typo, draw)
      expect(Math.abs(typed.length - 'power bi'.length)).toBe(typo === 'drop' || typo === 'double' ? 1 : 0)
      if (typo === 'swap') expect([...typed].sort()).toEqual([...'power bi'].sort())
    }
  }
})
