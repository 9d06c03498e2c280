import type { ServiceId } from '../knowledge/types'
import licences from './data/licences.json'
import planRules from './data/plan-rules.json'
import planTargets from './data/plan-targets.json'

/** A service plan that a table or a rule knows. */
export interface Plan {
  /** As the table has it; for a plan outside the table as it was given. */
  name: string
  /** The rule of plan-rules.json that it falls under: "R44". */
  rule: string
  /** The services that it brings; empty for plans that bring none. */
  services: readonly ServiceId[]
  /** Whether it is for an installed program. */
  client: boolean
}

/** What is known about licences by their ids and names. */
export interface Licences {
  /** The plan with this id, whatever name is given; else by the rules from the name. Undefined where neither knows it. */
  plan(id: string, name: string): Plan | undefined
  /** The part number of a SKU id. */
  partNumber(skuId: string): string | undefined
  /** The product's name for a part number or a SKU id, in any case; the given text where none is known. */
  displayName(sku: string): string
}

/** A row of plan-targets.json: the first that fits a plan says what it brings. Without `rules` or `name` it fits any. */
interface Target {
  rules: ReadonlySet<string> | undefined
  name: RegExp | undefined
  to: readonly string[]
}

const ID_LENGTH = 32
const hyphenated = (id: string): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** An entry of licences.json: the id with its hyphens again, and what stands behind it. */
export const entryOf = (entry: string): [id: string, rest: string] => [
  hyphenated(entry.slice(0, ID_LENGTH)),
  entry.slice(ID_LENGTH + 1),
]

/** The rule that a plan's name falls under, by name alone; undefined where none fits. */
export type RuleOf = (name: string) => string | undefined

/** The rules of plan-rules.json: tried in order over the name in upper case, first match wins. */
export function readRules(): RuleOf {
  const rules = planRules.map(([rule, pattern]) => ({ rule: rule!, pattern: new RegExp(pattern!) }))
  return (name) => {
    const upper = name.trim().toUpperCase()
    return rules.find(({ pattern }) => pattern.test(upper))?.rule
  }
}

function readTargets(): (rule: string, name: string) => readonly string[] {
  const targets = planTargets.map(
    ({ rules, name, to }): Target => ({
      rules: rules && new Set(rules),
      name: name === undefined ? undefined : new RegExp(name),
      to,
    }),
  )
  return (rule, name) => {
    const upper = name.toUpperCase()
    const fitting = targets.find((t) => (t.rules?.has(rule) ?? true) && (t.name?.test(upper) ?? true))
    return fitting?.to ?? ['other']
  }
}

/** Reads the carried table and rules. Takes some milliseconds; make it once and keep it. */
export function loadLicences(): Licences {
  const ruleOf = readRules()
  const targetOf = readTargets()
  const planWith = (rule: string, name: string): Plan => {
    const to = targetOf(rule, name)
    return { name, rule, services: to.filter((t) => t !== 'other' && t !== 'client'), client: to.includes('client') }
  }
  const plans = new Map<string, Plan>()
  for (const [rule, entries] of Object.entries(licences.plans))
    for (const [id, name] of entries.map(entryOf)) plans.set(id, planWith(rule, name))
  const parts = new Map<string, string>()
  const names = new Map<string, string>()
  for (const [id, rest] of licences.skus.map(entryOf)) {
    const [part = '', name = ''] = rest.split('\t')
    parts.set(id, part)
    names.set(id, name)
    // One part number has two SKU ids; by the number alone it goes by the name of the first.
    if (!names.has(part.toLowerCase())) names.set(part.toLowerCase(), name)
  }
  return {
    plan(id, name) {
      const listed = plans.get(id.trim().toLowerCase())
      if (listed !== undefined) return listed
      const rule = ruleOf(name)
      return rule === undefined ? undefined : planWith(rule, name.trim())
    },
    partNumber: (skuId) => parts.get(skuId.trim().toLowerCase()),
    displayName: (sku) => names.get(sku.trim().toLowerCase()) ?? sku,
  }
}
