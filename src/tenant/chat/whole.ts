import type { Sentence } from '../../answers/types'
import { inRow } from '../../answers/verdict-sentences'
import type { SheetRow, TenantSheet } from '../sheet'
import type { Standing } from '../summary'
import { conditionHeld, whereOf } from './holding'
import { phrase } from './phrases'

const MOST_CHECKS = 2
/** How the licences of a service stand where the page's own words do not reach them. */
const NOT_REACHED: readonly (Standing | null)[] = ['in-named-suite', 'not-named-here', 'condition-not-met']

/** A sentence that is no claim about ISO 22301: what is licensed, or how the assistant came to know it. */
export const plain = (text: string): Sentence => ({ text, facts: [], role: 'chrome' })
export const detail = (text: string, facts: readonly string[]): Sentence => ({
  text,
  facts: [...facts],
  role: 'detail',
})

const namesOf = (rows: readonly SheetRow[]): string => inRow(rows.map(({ name }) => name))
const usableRows = ({ rows }: TenantSheet): SheetRow[] => rows.filter(({ standing }) => standing !== null)
const factsOf = (rows: readonly SheetRow[]): string[] => [...new Set(rows.flatMap(({ facts }) => facts))]

/** The rows by verdict, in the order of the summary: "Named as certified: Microsoft Intune and Windows 365." */
function byVerdict({ summary }: TenantSheet, rows: readonly SheetRow[]): Sentence[] {
  return summary.verdicts.flatMap(({ verdict, label }) => {
    const group = rows.filter((row) => row.verdict === verdict)
    return group.length === 0 ? [] : [detail(phrase('group', { label, names: namesOf(group) }), factsOf(group))]
  })
}

const conditions = (rows: readonly SheetRow[]): Sentence[] =>
  rows.flatMap((row) => {
    const said = conditionHeld(row)
    return said === undefined ? [] : [detail(said, row.facts)]
  })

/** What licences do not tell: services that are switched off, plans that nothing knows, services that are no licence. */
function remainder(sheet: TenantSheet): Sentence[] {
  const off = sheet.rows.filter(({ standing }) => standing === null)
  const { unknownPlans } = sheet.coverage
  return [
    ...(off.length > 0 ? [detail(phrase('not-usable', { names: namesOf(off) }), [])] : []),
    ...(unknownPlans.length > 0 ? [detail(phrase('unknown', { plans: inRow(unknownPlans) }), [])] : []),
    ...(sheet.notVisible.length > 0 ? [detail(phrase('hidden', { names: inRow(sheet.notVisible, 'or') }), [])] : []),
  ]
}

/** What to check about the rows, in the words of the answers about them. */
function checks(sheet: TenantSheet, rows: readonly SheetRow[]): Sentence[] {
  const labels = new Set(rows.map(({ label }) => label))
  const said = sheet.checks.flatMap(({ label, check }) => (labels.has(label) && check !== undefined ? [check] : []))
  return said
    .filter(({ text }, index) => said.findIndex((other) => other.text === text) === index)
    .slice(0, MOST_CHECKS)
}

/** What of the licences is named. */
export function overview(sheet: TenantSheet): Sentence[] {
  const usable = usableRows(sheet)
  const { services, of } = sheet.summary.covered
  const where = whereOf(sheet)
  if (of === 0) return [plain(phrase('overview-none', { where })), ...remainder(sheet)]
  const covered = sheet.rows.filter(({ service }) => services.includes(service))
  return [
    {
      ...plain(phrase('overview', { where, covered: services.length, usable: of })),
      facts: factsOf(covered),
      role: 'lead',
    },
    ...byVerdict(sheet, usable),
    ...conditions(usable),
    ...remainder(sheet),
    ...checks(sheet, usable),
  ]
}

/** What of the licences is not named, or not reached by a condition. */
export function notNamed(sheet: TenantSheet): Sentence[] {
  const where = whereOf(sheet)
  const { of } = sheet.summary.covered
  if (of === 0) return [plain(phrase('overview-none', { where })), ...remainder(sheet)]
  const rows = sheet.rows.filter(({ standing }) => NOT_REACHED.includes(standing))
  // Where the page names everything, this is what it names.
  const said = rows.length > 0 ? rows : usableRows(sheet)
  const lead =
    rows.length > 0
      ? phrase('not-named', { where, count: rows.length, usable: of })
      : phrase('not-named-none', { where })
  return [
    { text: lead, facts: factsOf(said), role: 'lead' },
    ...byVerdict(sheet, said),
    ...conditions(said),
    ...remainder(sheet),
    ...checks(sheet, said),
  ]
}
