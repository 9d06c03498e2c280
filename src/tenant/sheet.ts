import { createSpeaker, sentenceOf } from '../answers/claims'
import type { Sentence } from '../answers/types'
import type { Knowledge, ServiceId, Verdict } from '../knowledge/types'
import { coverage } from './coverage'
import type { Licences } from './licences'
import { type CoverageSummary, cloudOf, type NationalCloud, STANDINGS, type Standing, summarise } from './summary'
import type { ConditionRow, Coverage, ServiceRow, State } from './types'

/** A service that the tenant holds licences for, in words that a person reads. */
export interface SheetRow {
  service: ServiceId
  name: string
  /** As an answer would give it for this tenant's cloud. */
  verdict: Verdict
  label: string
  /** Null where the licences cannot be used today. */
  standing: Standing | null
  state: State
  licensed: number
  consumed: number
  freeOnly: boolean
  /** The products that bring it, by their display names where those are known. */
  licences: string[]
  /** Of those, the ones that the wording of the condition does not reach. */
  outside: string[]
  facts: string[]
}

/** What to look at for the services with one verdict. */
export interface SheetCheck {
  label: string
  services: string[]
  /** What an answer about them would say to check; undefined where a fact of it is gone. */
  check: Sentence | undefined
}

/** A tenant's coverage as a page shows it. */
export interface TenantSheet {
  /** The display name of the organisation; null where Graph gave none. */
  organisation: string | null
  sample: boolean
  /** The national cloud that the tenant lives in; null for all others. */
  cloud: NationalCloud | null
  coverage: Coverage
  summary: CoverageSummary
  rows: SheetRow[]
  checks: SheetCheck[]
  /** Names of services that no licence shows. */
  notVisible: string[]
}

function organisationOf(input: unknown): string | null {
  const { organization } = input as { organization?: { displayName?: unknown } | null }
  const name = organization?.displayName
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : null
}

function standingOf(summary: CoverageSummary, service: ServiceId): Standing | null {
  return STANDINGS.find((standing) => summary.usable[standing].includes(service)) ?? null
}

/**
 * The sheet of what Graph gives for a tenant, in the cloud that it was read in; null where the licences tell the cloud.
 * Throws as `coverage` does.
 */
export function tenantSheet(
  knowledge: Knowledge,
  licences: Licences,
  input: unknown,
  cloud: NationalCloud | null = null,
): TenantSheet {
  const held = coverage(knowledge, licences, input)
  const place = cloud ?? cloudOf(held)
  const summary = summarise(knowledge, held, place)
  const names = new Map(knowledge.services.map(({ id, name }) => [id, name]))
  const nameOf = (id: ServiceId) => names.get(id) ?? id
  const displayed = (skus: readonly string[]) => [...new Set(skus.map((sku) => licences.displayName(sku)))]
  const rowOf = (row: ServiceRow | ConditionRow): SheetRow[] => {
    const group = summary.verdicts.find(({ services }) => services.includes(row.service))
    if (group === undefined) return []
    return [
      {
        service: row.service,
        name: nameOf(row.service),
        verdict: group.verdict,
        label: group.label,
        standing: standingOf(summary, row.service),
        state: row.state,
        licensed: row.licensed,
        consumed: row.consumed,
        freeOnly: row.freeOnly,
        licences: displayed(row.skus),
        outside: 'via' in row ? displayed(row.skusOutsideCondition) : [],
        facts: group.facts,
      },
    ]
  }
  const speaker = createSpeaker(knowledge)
  const checks = summary.verdicts.map(({ verdict, label, services }): SheetCheck => {
    const { check, facts } = knowledge.verdicts[verdict]
    const [first, ...rest] = facts
    const claim = first === undefined ? null : speaker.claim({ text: check, facts: [first, ...rest], role: 'check' })
    return { label, services: services.map(nameOf), check: claim === null ? undefined : sentenceOf(claim) }
  })
  return {
    organisation: organisationOf(input),
    sample: held.sample === true,
    cloud: place,
    coverage: held,
    summary,
    rows: held.services.flatMap(rowOf).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    checks,
    notVisible: summary.notVisible.map(nameOf),
  }
}
