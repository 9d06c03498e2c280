import { loadKnowledge } from '../../src/knowledge'
import { CLOUDS, filterOf, KINDS, matching } from '../../src/reports/filter'

const { reports } = loadKnowledge()
const idsOf = (address: string) => matching(reports, filterOf(new URLSearchParams(address))).map(({ id }) => id)

test('without a filter, or with one that is none, every report is shown', () => {
  const all = reports.map(({ id }) => id)
  expect(idsOf('')).toEqual(all)
  expect(idsOf('kind=novel&cloud=all')).toEqual(all)
})

test('every kind in the catalogue can be asked for, and the kinds add up', () => {
  const found = KINDS.flatMap((kind) => idsOf(`kind=${kind}`))
  expect(found.toSorted()).toEqual(reports.map(({ id }) => id).toSorted())
})

test('a cloud shows its reports and those for all clouds', () => {
  for (const cloud of CLOUDS) {
    const clouds = matching(reports, { cloud }).map((report) => report.cloud)
    expect(new Set(clouds)).toEqual(new Set([cloud, 'all']))
  }
  expect(idsOf('kind=certificate&cloud=office-365')).toEqual(['office-365-certificate'])
})
