import { readKnowledge } from '../../src/knowledge'
import { checkNames } from '../../src/knowledge/check-names'
import type { AmbiguousName, Knowledge, Product, Service } from '../../src/knowledge/types'

/** The real services, with no products or ambiguous names beside them. */
function onlyServices(): Knowledge {
  return { ...structuredClone(readKnowledge()), products: [], ambiguous: [] }
}

function problemsAfter(change: (copy: Knowledge) => void): string[] {
  const copy = onlyServices()
  change(copy)
  return checkNames(copy)
}

const service = (copy: Knowledge, id: string): Service => copy.services.find((entry) => entry.id === id)!
const withService = (id: string, change: Partial<Service>) => (copy: Knowledge) => {
  Object.assign(service(copy, id), change)
}
const withProducts =
  (...products: Product[]) =>
  (copy: Knowledge) => {
    copy.products = products
  }
const withAmbiguous =
  (...ambiguous: AmbiguousName[]) =>
  (copy: Knowledge) => {
    copy.ambiguous = ambiguous
  }

test('the services by themselves have unique names', () => {
  expect(checkNames(onlyServices())).toEqual([])
})

test.each<[string, (copy: Knowledge) => void, string]>([
  [
    'an alias of two services',
    withService('xbox', { aliases: ['mcas'] }),
    'service xbox: "mcas" is also a name of service defender-for-cloud-apps, and is not declared ambiguous',
  ],
  [
    'a name that is an alias elsewhere, in any case',
    withProducts({ name: 'MCAS' }),
    'product MCAS: "mcas" is also a name of service defender-for-cloud-apps, and is not declared ambiguous',
  ],
  [
    'an alias of two products',
    withProducts({ name: 'One', aliases: ['same'] }, { name: 'Two', aliases: ['same'] }),
    'product Two: "same" is also a name of product One, and is not declared ambiguous',
  ],
  ['an alias listed twice', withService('xbox', { aliases: ['xb', 'xb'] }), 'service xbox: lists an alias twice'],
  [
    'a general term that is no name',
    withService('xbox', { generalTerms: ['console'] }),
    'service xbox: general term "console" is not one of its names',
  ],
  [
    'a suite that does not exist',
    withService('xbox', { partOf: 'games' }),
    'service xbox: is part of the unknown service games',
  ],
  ['a suite of itself', withService('xbox', { partOf: 'xbox' }), 'service xbox: its suites go in a circle'],
  [
    'suites in a circle',
    withService('azure', { partOf: 'azure-backup' }),
    'service azure-backup: its suites go in a circle',
  ],
  [
    'a product of an unknown service',
    withProducts({ name: 'Thing', as: 'nothing' }),
    'product Thing: unknown service nothing',
  ],
  [
    'a product that would take the id of a service',
    withProducts({ name: 'Entra ID' }),
    'product Entra ID: its own id is that of a service',
  ],
  [
    'an ambiguous name with an unknown choice',
    withAmbiguous({ names: ['thing'], label: 'Thing', choices: ['xbox', 'nothing'] }),
    'ambiguous name Thing: unknown service nothing',
  ],
  [
    'an ambiguous name with one choice',
    withAmbiguous({ names: ['thing'], label: 'Thing', choices: ['xbox', 'xbox'] }),
    'ambiguous name Thing: needs two choices',
  ],
  [
    'a general term that is no ambiguous name',
    withAmbiguous({ names: ['thing'], generalTerms: ['item'], label: 'Thing', choices: ['xbox', 'bing'] }),
    'ambiguous name Thing: general term "item" is not one of its names',
  ],
  [
    'an ambiguous name declared twice',
    withAmbiguous(
      { names: ['thing'], label: 'Thing', choices: ['xbox', 'bing'] },
      { names: ['Thing'], label: 'Thing again', choices: ['xbox', 'bing'] },
    ),
    'ambiguous name "thing": is declared twice',
  ],
])('%s is reported', (_rule, change, problem) => {
  expect(problemsAfter(change)).toContain(problem)
})

test('a name of two services may be declared ambiguous', () => {
  const problems = problemsAfter((copy) => {
    service(copy, 'xbox').aliases.push('live')
    service(copy, 'bing').aliases.push('live')
    withAmbiguous({ names: ['live'], label: 'Live', choices: ['xbox', 'bing'] })(copy)
  })
  expect(problems).toEqual([])
})

test('a product may declare its name without the brand as a general term', () => {
  expect(problemsAfter(withProducts({ name: 'Microsoft Thing', generalTerms: ['thing'] }))).toEqual([])
})
