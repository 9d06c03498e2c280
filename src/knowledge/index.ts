import ambiguous from './data/ambiguous.json'
import conflicts from './data/conflicts.json'
import facts from './data/facts.json'
import links from './data/links.json'
import phrases from './data/phrases.json'
import productNames from './data/product-names.json'
import renames from './data/renames.json'
import reports from './data/reports.json'
import review from './data/review.json'
import serviceNotes from './data/service-notes.json'
import services from './data/services.json'
import sources from './data/sources.json'
import topics from './data/topics.json'
import verdicts from './data/verdicts.json'
import type { FactId, Knowledge, Product } from './types'

/**
 * Everything in the data files, low-confidence facts included: for checks only. The build checks the shapes that are
 * asserted here, so that nothing has to be parsed at a start or in a browser.
 */
export function readKnowledge(): Knowledge {
  const data = {
    reviewed: review.reviewed,
    sources,
    facts,
    services,
    products: listedProducts(),
    ambiguous,
    links,
    reports,
    conflicts,
    renames,
    topics,
    phrases,
    verdicts,
    serviceNotes,
  } satisfies Record<keyof Knowledge, unknown>
  return data as unknown as Knowledge
}

/** The products and licence names out of their short form: scripts/slim-names.mjs says what the marks mean. */
function listedProducts(): Product[] {
  const out: Product[] = []
  for (const [as, entries] of Object.entries(productNames as Record<string, (string | string[])[]>)) {
    for (const entry of entries) {
      const [name, ...rest] = typeof entry === 'string' ? [entry] : entry
      const product: Product = { name: name! }
      const aliases = rest.filter((a) => !a.startsWith('~~')).map((a) => a.replace('~', ''))
      const generalTerms = rest.filter((a) => a.startsWith('~')).map((a) => a.replace(/^~+/, ''))
      if (aliases.length > 0) product.aliases = aliases
      if (generalTerms.length > 0) product.generalTerms = generalTerms
      if (as) product.as = as
      out.push(product)
    }
  }
  return out
}

/** A copy of the knowledge without these facts. What rests on them stays; its statements then fall away in answers. */
export function without(knowledge: Knowledge, factIds: Iterable<FactId>): Knowledge {
  const gone = new Set(factIds)
  return { ...knowledge, facts: knowledge.facts.filter(({ id }) => !gone.has(id)) }
}

/** What answers are made of: no low-confidence fact, and no source that only such facts rest on. */
export function loadKnowledge(): Knowledge {
  const all = readKnowledge()
  const low = all.facts.filter(({ confidence }) => confidence === 'low')
  const shown = without(
    all,
    low.map(({ id }) => id),
  )
  const used = new Set(shown.facts.flatMap((fact) => fact.sources))
  const hidden = new Set(low.flatMap((fact) => fact.sources).filter((id) => !used.has(id)))
  return { ...shown, sources: shown.sources.filter(({ id }) => !hidden.has(id)) }
}
