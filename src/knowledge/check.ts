import { checkNames } from './check-names'
import { checkReports } from './check-reports'
import { checkTexts, statementsOf } from './check-texts'
import { isAllowedLink } from './hosts'
import type { FactId, Knowledge, Statement } from './types'
import { isCertified, VERDICTS } from './types'

const CONFIDENCES: readonly string[] = ['high', 'medium', 'low']
/** Notes on an environment stand beside those on services. */
const ENVIRONMENT = /^environment:[a-z0-9]+(?:-[a-z0-9]+)*$/

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
    if (isCertified(verdict) && !ids.some((fact) => confidence.get(fact) === 'high'))
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
    ...statementsOf(knowledge).map(({ at, statement }) => ({ at, facts: statement.facts })),
  ]
}

function checkFactUse(knowledge: Knowledge): string[] {
  const confidence = new Map(knowledge.facts.map((fact) => [fact.id, fact.confidence]))
  const all = users(knowledge)
  // A verdict's sentences rest on the facts of the service as well, so theirs may be none.
  const verdicts = Object.entries(knowledge.verdicts).map(([id, { facts }]) => ({ at: `verdict ${id}`, facts }))
  return [
    ...all.filter(({ facts }) => facts.length === 0).map(({ at }) => `${at}: rests on no fact`),
    ...[...all, ...verdicts].flatMap(({ at, facts }) =>
      facts.flatMap((fact) => {
        if (!confidence.has(fact)) return [`${at}: unknown fact ${fact}`]
        return confidence.get(fact) === 'low' ? [`${at}: rests on the low-confidence fact ${fact}`] : []
      }),
    ),
  ]
}

function checkTopics({ topics, links }: Knowledge): string[] {
  const topicIds = new Set(topics.map((entry) => entry.topic))
  const linkIds = new Set(links.map((link) => link.id))
  return topics.flatMap((entry) => [
    ...(entry.statements.some(({ role }) => role === 'lead') ? [] : [`topic ${entry.topic}: has no lead`]),
    ...entry.links.filter((id) => !linkIds.has(id)).map((id) => `topic ${entry.topic}: unknown link ${id}`),
    ...entry.next.filter((id) => !topicIds.has(id)).map((id) => `topic ${entry.topic}: unknown topic ${id}`),
  ])
}

function checkStatements(knowledge: Knowledge): string[] {
  const ids = new Set(knowledge.services.map((service) => service.id))
  const named = ({ when, unless }: Statement) => [...(when?.services ?? []), ...(unless?.services ?? [])]
  const keys = Object.keys(knowledge.serviceNotes).filter((key) => !ids.has(key) && !ENVIRONMENT.test(key))
  return [
    ...keys.map((key) => `note ${key}: is neither a service nor an environment`),
    ...statementsOf(knowledge).flatMap(({ at, statement }) =>
      named(statement)
        .filter((id) => !ids.has(id))
        .map((id) => `${at}: unknown service ${id}`),
    ),
  ]
}

/** Verdicts that nothing is said for. */
function checkVerdictTexts({ verdicts }: Knowledge): string[] {
  return VERDICTS.filter((verdict) => !verdicts[verdict]).map((verdict) => `verdict ${verdict}: has no text`)
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
    ...checkStatements(knowledge),
    ...checkVerdictTexts(knowledge),
    ...checkTexts(knowledge),
  ]
}
