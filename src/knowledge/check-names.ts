import type { Knowledge, Service } from './types'

interface Owner {
  at: string
  /** All that people type for it, its name included, lower case. */
  terms: Set<string>
  aliases: readonly string[]
  generalTerms: readonly string[]
}

const lower = (value: string): string => value.toLowerCase()

function owners({ services, products }: Knowledge): Owner[] {
  const named = [
    ...services.map((service) => ({ at: `service ${service.id}`, ...service })),
    ...products.map((product) => ({ at: `product ${product.name}`, ...product })),
  ]
  return named.map(({ at, name, aliases = [], generalTerms = [] }) => ({
    at,
    terms: new Set([name, ...aliases].map(lower)),
    aliases,
    generalTerms,
  }))
}

/** The id that a product without a service gets: its own name, lower case, joined by hyphens. */
const ownId = (name: string): string =>
  lower(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function checkUniqueNames(all: Owner[], ambiguous: ReadonlySet<string>): string[] {
  const first = new Map<string, string>()
  const problems: string[] = []
  for (const { at, terms, aliases, generalTerms } of all) {
    if (new Set(aliases).size < aliases.length) problems.push(`${at}: lists an alias twice`)
    for (const term of terms) {
      const other = first.get(term)
      if (other !== undefined && !ambiguous.has(term))
        problems.push(`${at}: "${term}" is also a name of ${other}, and is not declared ambiguous`)
      if (other === undefined) first.set(term, at)
    }
    // A name is also known without its brand, so "Microsoft Clarity" may declare "clarity".
    for (const term of generalTerms)
      if (!terms.has(lower(term)) && !terms.has(`microsoft ${lower(term)}`))
        problems.push(`${at}: general term "${term}" is not one of its names`)
  }
  return problems
}

function checkSuites(services: readonly Service[]): string[] {
  const suiteOf = new Map(services.map((service) => [service.id, service.partOf]))
  return services.flatMap(({ id, partOf }) => {
    if (partOf === undefined) return []
    if (!suiteOf.has(partOf)) return [`service ${id}: is part of the unknown service ${partOf}`]
    const passed = new Set([id])
    for (let at: string | undefined = partOf; at !== undefined; at = suiteOf.get(at)) {
      if (passed.has(at)) return [`service ${id}: its suites go in a circle`]
      passed.add(at)
    }
    return []
  })
}

/** Names, aliases, ambiguous names and suites: unique or declared, and leading somewhere. */
export function checkNames(knowledge: Knowledge): string[] {
  const { services, products, ambiguous } = knowledge
  const ids = new Set(services.map((service) => service.id))
  const declared = ambiguous.flatMap((entry) => entry.names.map(lower))
  const problems = checkUniqueNames(owners(knowledge), new Set(declared))
  for (const [index, name] of declared.entries())
    if (declared.indexOf(name) < index) problems.push(`ambiguous name "${name}": is declared twice`)
  for (const { label, names, generalTerms = [], choices } of ambiguous) {
    for (const term of generalTerms)
      if (!names.includes(term))
        problems.push(`ambiguous name ${label}: general term "${term}" is not one of its names`)
    if (new Set(choices).size < 2) problems.push(`ambiguous name ${label}: needs two choices`)
    for (const id of choices) if (!ids.has(id)) problems.push(`ambiguous name ${label}: unknown service ${id}`)
  }
  for (const { name, as } of products) {
    if (as !== undefined && !ids.has(as)) problems.push(`product ${name}: unknown service ${as}`)
    if (as === undefined && ids.has(ownId(name))) problems.push(`product ${name}: its own id is that of a service`)
  }
  return [...problems, ...checkSuites(services)]
}
