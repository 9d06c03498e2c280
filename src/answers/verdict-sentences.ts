import type { Knowledge, Statement, Verdict, VerdictText } from '../knowledge/types'
import type { Asked } from './asked'
import type { Claim, Said, Slots, Speaker } from './claims'
import type { Catalogue } from './names/catalogue'

/** Whether a statement is for this question: one of its services is asked about, or one of its words is said. */
export function fits(statement: Statement, services: readonly string[], words: string): boolean {
  const hits = (when: NonNullable<Statement['when']>): boolean =>
    (when.services?.some((s) => services.includes(s)) ?? false) ||
    (when.words?.some((w) => words.includes(` ${w} `)) ?? false)
  if (statement.unless && hits(statement.unless)) return false
  return statement.when === undefined || hits(statement.when)
}

/** Names in a row as people write them: "A, B and C", "A or B". */
export const inRow = (names: string[], joint: 'and' | 'or' = 'and'): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${joint} ${names[names.length - 1]}`

/** What is said about services: one sentence a service or a group, its conditions and notes, and what to check. */
export interface VerdictSaid {
  said: Said[]
  /** The services that something could be said about. */
  shown: Asked[]
}

/** Services of one verdict are said together, unless each has a condition of its own. */
export function sayVerdicts(
  knowledge: Knowledge,
  catalogue: Catalogue,
  speaker: Speaker,
  asked: Asked[],
  words: string,
): VerdictSaid {
  const said: Said[] = []
  const checks: Claim[] = []
  const shown: Asked[] = []
  const single = asked.length === 1
  for (const group of grouped(asked)) {
    // A service that is named without a cloud is said as it is named; what the cloud makes of it stands in the notes.
    const narrowed = group[0]!.verdict === 'certified-with-conditions' && group[0]!.entity.verdict === 'certified'
    const text = knowledge.verdicts[narrowed ? 'certified' : group[0]!.verdict]
    const own = group.length === 1 ? ownLead(knowledge, group[0]!, words) : undefined
    const general = sayGroup(catalogue, speaker, group, text)
    // A service with words of its own for its verdict is said in them; it still needs every fact of the verdict.
    const claim = general && own ? speaker.claim(own, slotsOf(catalogue, group[0]!)) : general
    if (!claim) {
      said.push(speaker.phrase('silence-service', { names: inRow(group.map((a) => a.entity.name)) }))
      continue
    }
    shown.push(...group)
    said.push(claim)
    for (const a of group) {
      const notes = notesOf(knowledge, a, words, single)
      for (const note of notes) push(said, speaker.claim(note, slotsOf(catalogue, a)))
    }
    const check =
      text.check &&
      speaker.claim(
        {
          text: text.check,
          facts: [text.facts[0] ?? group[0]!.entity.facts[0]!, ...text.facts.slice(1)],
          role: 'check',
        },
        slotsOf(catalogue, group[0]!),
      )
    if (check && !checks.some((c) => c.text === check.text)) checks.push(check)
  }
  return { said: [...said, ...checks.slice(0, 2)], shown }
}

function ownLead(knowledge: Knowledge, a: Asked, words: string): Statement | undefined {
  if (a.environment && a.verdict !== a.entity.verdict) return undefined
  return (knowledge.serviceNotes[a.entity.service] ?? []).find(
    (s) => s.role === 'lead' && fits(s, [a.entity.service], words),
  )
}

const push = (list: Said[], claim: Claim | null): void => {
  if (claim && !list.some((s) => s.text === claim.text)) list.push(claim)
}

function grouped(asked: Asked[]): Asked[][] {
  const groups = new Map<string, Asked[]>()
  for (const a of asked) {
    const alone =
      a.verdict === 'certified-with-conditions' ||
      a.verdict === 'earlier-version-only' ||
      a.verdict === 'outside-microsoft-scope'
    const suite = a.verdict === 'part-of-certified-suite' ? (a.entity.partOf ?? '') : ''
    const key = alone ? `${a.verdict}:${a.entity.name}` : `${a.verdict}:${a.environment ?? ''}:${suite}`
    groups.set(key, [...(groups.get(key) ?? []), a])
  }
  return [...groups.values()]
}

function sayGroup(catalogue: Catalogue, speaker: Speaker, group: Asked[], text: VerdictText): Claim | null {
  const [first, ...rest] = new Set([...group.flatMap((a) => a.entity.facts), ...text.facts])
  if (first === undefined || group.some((a) => a.entity.facts.length === 0)) return null
  const template = group.length > 1 ? text.sentenceMany : text.sentence
  const slots = { ...slotsOf(catalogue, group[0]!), names: inRow(group.map((a) => a.entity.name)) }
  return speaker.claim({ text: template, facts: [first, ...rest], role: 'lead' }, slots)
}

function slotsOf(catalogue: Catalogue, a: Asked): Slots {
  const suite = a.entity.partOf && catalogue.entities.get(a.entity.partOf)?.name
  return { name: a.entity.name, suite: suite ?? '', condition: a.entity.conditions.join(' ') }
}

function notesOf(knowledge: Knowledge, a: Asked, words: string, single: boolean): Statement[] {
  const ids = [a.entity.service]
  const notes = (knowledge.serviceNotes[a.entity.service] ?? []).filter((s) => s.role !== 'lead' && fits(s, ids, words))
  const matched = notes.filter((s) => s.when)
  // Side by side, services get only what the question calls for; alone, a service gets its background as well.
  const own = single ? [...matched, ...notes.filter((s) => !s.when)].slice(0, 4) : matched.slice(0, 2)
  const cloud = a.environment
    ? (knowledge.serviceNotes[`environment:${a.environment}`] ?? []).filter((s) => fits(s, ids, words))
    : []
  // In China another operator answers for the service: what the page says about it elsewhere would mislead there.
  return a.environment === 'china' ? cloud : [...cloud.slice(0, 2), ...own]
}

/** The label of a verdict, from the data. */
export const labelOf = (knowledge: Knowledge, verdict: Verdict): string => knowledge.verdicts[verdict].label
