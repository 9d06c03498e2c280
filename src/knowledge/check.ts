import { checkNames } from './check-names'
import { checkReports } from './check-reports'
import { isAllowedLink } from './hosts'
import type { FactId, Knowledge, Statement } from './types'
import { VERDICTS } from './types'

const CONFIDENCES: readonly string[] = ['high', 'medium', 'low']

function duplicates(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return values.filter((value) => seen.has(value) || !seen.add(value))
}

function checkIds(knowledge: Knowledge): string[] {
  const lists: [string, string[]][] = [
    ['source', knowledge.sources.map((source) => source.id)],
    ['fact', knowledge.facts.map((fact) => fact.id)],
    ['service', knowledge.services.map((service) => service.id)],
    ['link', knowledge.links.map((link) => link.id)],
    ['report', knowledge.reports.map((report) => report.id)],
    ['conflict', knowledge.conflicts.map((conflict) => conflict.id)],
    ['topic', knowledge.topics.map((entry) => entry.topic)],
  ]
  return lists.flatMap(([kind, ids]) => duplicates(ids).map((id) => `${kind} ${id}: the id is used twice`))
}

function checkFacts({ facts, sources, renames }: Knowledge): string[] {
  const known = new Set(sources.map((source) => source.id))
  const problems: string[] = []
  for (const fact of facts) {
    if (fact.sources.length === 0) problems.push(`fact ${fact.id}: has no source`)
    for (const id of fact.sources) if (!known.has(id)) problems.push(`fact ${fact.id}: unknown source ${id}`)
    if (!fact.asOf?.trim()) problems.push(`fact ${fact.id}: has no as-of date`)
    if (!CONFIDENCES.includes(fact.confidence)) problems.push(`fact ${fact.id}: has no confidence`)
  }
  for (const source of sources) if (!source.asOf?.trim()) problems.push(`source ${source.id}: has no as-of date`)
  for (const { old, source } of renames)
    if (!known.has(source)) problems.push(`rename ${old}: unknown source ${source}`)
  return problems
}

function checkServices({ services, facts }: Knowledge): string[] {
  const confidence = new Map(facts.map((fact) => [fact.id, fact.confidence]))
  const problems: string[] = []
  for (const { id, verdict, facts: ids, conditions } of services) {
    if (!VERDICTS.includes(verdict)) problems.push(`service ${id}: has no verdict`)
    if ((verdict === 'certified-with-conditions') !== Boolean(conditions?.length))
      problems.push(`service ${id}: conditions belong to certified-with-conditions, and to nothing else`)
    const certified = verdict === 'certified' || verdict === 'certified-with-conditions'
    if (certified && !ids.some((fact) => confidence.get(fact) === 'high'))
      problems.push(`service ${id}: a certified verdict needs a fact of high confidence`)
  }
  return problems
}

function checkLinks({ links, sources }: Knowledge): string[] {
  const addresses = [
    ...links.map(({ id, url }) => ({ at: `link ${id}`, url })),
    ...sources.flatMap(({ id, url }) => (url === undefined ? [] : [{ at: `source ${id}`, url }])),
  ]
  return addresses.filter(({ url }) => !isAllowedLink(url)).map(({ at, url }) => `${at}: address not allowed: ${url}`)
}

/** Everything that rests on facts, with a name for messages. */
function users(knowledge: Knowledge): { at: string; facts: readonly FactId[] }[] {
  return [
    ...knowledge.services.map(({ id, facts }) => ({ at: `service ${id}`, facts })),
    ...knowledge.conflicts.map(({ id, facts }) => ({ at: `conflict ${id}`, facts })),
    ...knowledge.reports.map(({ id, facts }) => ({ at: `report ${id}`, facts })),
    ...knowledge.reports.map(({ id, needs }) => ({ at: `report ${id} needs`, facts: needs.facts })),
    ...knowledge.topics.flatMap(({ topic, statements }) =>
      statements.map(({ facts }, index) => ({ at: `topic ${topic} statement ${index + 1}`, facts })),
    ),
  ]
}

function checkFactUse(knowledge: Knowledge): string[] {
  const confidence = new Map(knowledge.facts.map((fact) => [fact.id, fact.confidence]))
  return users(knowledge).flatMap(({ at, facts }) => {
    if (facts.length === 0) return [`${at}: rests on no fact`]
    return facts.flatMap((fact) => {
      if (!confidence.has(fact)) return [`${at}: unknown fact ${fact}`]
      return confidence.get(fact) === 'low' ? [`${at}: rests on the low-confidence fact ${fact}`] : []
    })
  })
}

function checkTopics({ topics, links, services }: Knowledge): string[] {
  const topicIds = new Set(topics.map((entry) => entry.topic))
  const linkIds = new Set(links.map((link) => link.id))
  const serviceIds = new Set(services.map((service) => service.id))
  const named = ({ when, unless }: Statement) => [...(when?.services ?? []), ...(unless?.services ?? [])]
  return topics.flatMap((entry) => [
    ...(entry.statements.some(({ role }) => role === 'lead') ? [] : [`topic ${entry.topic}: has no lead`]),
    ...entry.links.filter((id) => !linkIds.has(id)).map((id) => `topic ${entry.topic}: unknown link ${id}`),
    ...entry.next.filter((id) => !topicIds.has(id)).map((id) => `topic ${entry.topic}: unknown topic ${id}`),
    ...entry.statements
      .flatMap(named)
      .filter((id) => !serviceIds.has(id))
      .map((id) => `topic ${entry.topic}: unknown service ${id}`),
  ])
}

/** Texts in which `{name:ID}` and `{link:ID}` may stand. Only phrases have further placeholders, filled by the program. */
function checkPlaceholders(knowledge: Knowledge): string[] {
  const known = {
    name: new Set(knowledge.services.map((service) => service.id)),
    link: new Set(knowledge.links.map((link) => link.id)),
  }
  const texts = [
    ...knowledge.topics.flatMap(({ topic, label, ask, statements }) =>
      [label, ask, ...statements.map(({ text }) => text)].map((text) => ({ at: `topic ${topic}`, text, free: false })),
    ),
    ...Object.entries(knowledge.phrases).map(([id, text]) => ({ at: `phrase ${id}`, text, free: true })),
  ]
  return texts.flatMap(({ at, text, free }) => [
    ...(/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? [`${at}: has a brace without its partner`] : []),
    ...[...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, inside = '']) => {
      const [, kind, id] = /^(name|link):(.*)$/.exec(inside) ?? []
      if (kind === undefined || id === undefined) return free ? [] : [`${at}: unknown placeholder ${whole}`]
      return known[kind as keyof typeof known].has(id) ? [] : [`${at}: placeholder ${whole} resolves to nothing`]
    }),
  ])
}

/** Every broken rule of the knowledge as a whole, one a line; empty where all hold. */
export function checkKnowledge(knowledge: Knowledge): string[] {
  return [
    ...checkIds(knowledge),
    ...checkFacts(knowledge),
    ...checkServices(knowledge),
    ...checkNames(knowledge),
    ...checkLinks(knowledge),
    ...checkFactUse(knowledge),
    ...checkReports(knowledge),
    ...checkTopics(knowledge),
    ...checkPlaceholders(knowledge),
  ]
}
