import { inEnvironment } from '../answers/asked'
import { citationsOf, confidenceOf, sourcesById } from '../answers/citations'
import { createSpeaker, type Speaker, sentenceOf } from '../answers/claims'
import { buildCatalogue, type Catalogue } from '../answers/names/catalogue'
import type { Answer, Citation } from '../answers/types'
import { labelOf, sayVerdicts } from '../answers/verdict-sentences'
import { type FactId, type Knowledge, type ServiceId, VERDICTS, type Verdict } from '../knowledge/types'
import { type ConditionRow, type Coverage, isUsable, type Origin, type ServiceRow } from './types'

/** How the licences of a service stand to what the page says of it. */
export const STANDINGS = [
  /** The page names the service, without a condition. */
  'named',
  /** It names the service on a condition, and every licence meets it. */
  'condition-met',
  /** Some licences meet the condition, others are outside the wording. */
  'condition-partly-met',
  /** The wording does not reach the licences. */
  'condition-not-met',
  /** There is a condition that licences do not settle, such as a government cloud. */
  'condition-open',
  /** It is part of a suite that the page names, and not named itself. */
  'in-named-suite',
  /** The page refers elsewhere, or no source names it. */
  'not-named-here',
] as const
export type Standing = (typeof STANDINGS)[number]

/** The services with one verdict, and what the verdict rests on. */
export interface VerdictGroup {
  verdict: Verdict
  /** "Named, with a condition". */
  label: string
  services: ServiceId[]
  facts: FactId[]
}

/** A coverage in a few figures. Service ids are sorted as in the coverage. */
export interface CoverageSummary {
  /** In the order of VERDICTS, as an answer would give them for this tenant's cloud: never stronger than the rows, at times weaker. */
  verdicts: VerdictGroup[]
  /** The services that can be used today: enabled, or in their grace period. */
  usable: Record<Standing, ServiceId[]>
  /** Licences that are pending, suspended or switched off. */
  notUsable: ServiceId[]
  /** Of the usable services (`of`), those named without a condition or with one that every licence meets. */
  covered: { services: ServiceId[]; of: number; share: number | null }
  /** Services about which nothing may be said, since a fact is gone. They are in no other list. */
  unsaid: ServiceId[]
  unknownPlans: string[]
  notVisible: ServiceId[]
  facts: FactId[]
  sources: Citation[]
  confidence: Answer['confidence']
  sample?: true
}

/** The words that call for what is said about a service within such a plan. */
const WORDS: Record<Origin, string> = {
  standalone: ' standalone ',
  'office-365-plan': ' office 365 ',
  'dynamics-365-plan': ' dynamics 365 ',
  'other-plan': ' ',
}

const hasCondition = (row: ServiceRow | ConditionRow): row is ConditionRow => 'via' in row

/** The national clouds that a tenant can live in. */
export type NationalCloud = 'china' | 'dod' | 'gcc' | 'gcc-high'
/** Those that part numbers are marked with. */
type MarkedCloud = Exclude<NationalCloud, 'china'>
const MARKED: readonly string[] = ['dod', 'gcc', 'gcc-high'] satisfies MarkedCloud[]
const isMarked = (environment: string): environment is MarkedCloud => MARKED.includes(environment)

/** The cloud that the licences are marked for. A tenant is in one cloud, also with licences that are not marked. */
export const cloudOf = ({ environments }: Coverage): NationalCloud | null => environments.find(isMarked) ?? null

function standingOf(row: ServiceRow | ConditionRow, verdict: Verdict, inCloud: boolean): Standing {
  if (verdict === 'certified') return 'named'
  if (verdict === 'part-of-certified-suite') return 'in-named-suite'
  if (verdict !== 'certified-with-conditions') return 'not-named-here'
  if (!hasCondition(row)) return 'condition-open'
  if (!row.conditionMet) return 'condition-not-met'
  // The page names these services without a cloud, so a government cloud leaves the answer open.
  if (inCloud) return 'condition-open'
  return row.skusOutsideCondition.length > 0 ? 'condition-partly-met' : 'condition-met'
}

/** What saying needs to know. */
interface Parts {
  knowledge: Knowledge
  catalogue: Catalogue
  speaker: Speaker
  cloud: NationalCloud | null
}

/** What may be said about a row, by the rules of answers. */
interface SaidRow {
  row: ServiceRow | ConditionRow
  verdict: Verdict
  facts: FactId[]
}

/** Says a row as an answer about its service would, in the tenant's cloud; undefined where an answer could not. */
function sayRow(parts: Parts, row: ServiceRow | ConditionRow): SaidRow | undefined {
  const entity = parts.catalogue.entities.get(row.service)
  if (entity === undefined) return undefined
  const asked = { ...inEnvironment(parts.catalogue, entity, parts.cloud), mention: null }
  const words = hasCondition(row) ? WORDS[row.via] : ' '
  const { said, shown } = sayVerdicts(parts.knowledge, parts.catalogue, parts.speaker, [asked], words)
  if (shown.length === 0) return undefined
  return { row, verdict: asked.verdict, facts: said.flatMap((one) => sentenceOf(one).facts) }
}

/**
 * A coverage in figures, with the facts behind each verdict. Nothing in it is stronger than an answer about the same
 * service would be: a service that an answer could not speak about is in `unsaid` only. `cloud` is the one that the tenant is
 * known to be in, where its licences do not have to tell.
 */
export function summarise(
  knowledge: Knowledge,
  coverage: Coverage,
  cloud: NationalCloud | null = cloudOf(coverage),
): CoverageSummary {
  // A coverage names services only, and by id: the many other names are not needed.
  const services = knowledge.services.map((service) => ({ ...service, aliases: [] }))
  const catalogue = buildCatalogue({ ...knowledge, services, products: [], ambiguous: [] })
  const speaker = createSpeaker(knowledge)
  const parts = { knowledge, catalogue, speaker, cloud }
  const said = coverage.services.flatMap((row) => sayRow(parts, row) ?? [])
  const idsOf = (rows: SaidRow[]) => rows.map(({ row }) => row.service)
  const usable = said.filter(({ row }) => isUsable(row.state))
  const standing = (one: Standing) =>
    idsOf(usable.filter(({ row, verdict }) => standingOf(row, verdict, cloud !== null) === one))
  const standings = Object.fromEntries(STANDINGS.map((one) => [one, standing(one)])) as Record<Standing, ServiceId[]>
  const covered = [...standings.named, ...standings['condition-met']].sort()
  const facts = [...new Set(said.flatMap((one) => one.facts))]
  const verdicts = VERDICTS.map((verdict): VerdictGroup => {
    const group = said.filter((one) => one.verdict === verdict)
    const behind = [...new Set(group.flatMap((one) => one.facts))]
    return { verdict, label: labelOf(knowledge, verdict), services: idsOf(group), facts: behind }
  })
  return {
    verdicts: verdicts.filter((group) => group.services.length > 0),
    usable: standings,
    notUsable: idsOf(said.filter(({ row }) => !isUsable(row.state))),
    covered: { services: covered, of: usable.length, share: usable.length > 0 ? covered.length / usable.length : null },
    unsaid: coverage.services.map(({ service }) => service).filter((id) => !idsOf(said).includes(id)),
    unknownPlans: coverage.unknownPlans,
    notVisible: coverage.notVisible,
    facts,
    sources: citationsOf(sourcesById(knowledge), speaker, facts),
    confidence: confidenceOf(speaker, facts),
    ...(coverage.sample ? { sample: true as const } : {}),
  }
}
