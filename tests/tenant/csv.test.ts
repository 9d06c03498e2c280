import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { csvRows } from '../../scripts/stress/licence-table'
import { type Coverage, coverageCsv } from '../../src/tenant'
import { covered, sku } from './tenants'

const found = covered(
  sku('SPE_E3', ['EXCHANGE_S_ENTERPRISE', 'SHAREPOINTENTERPRISE']),
  sku('Windows_365_Business_16_vCPU,_64_GB', ['CPC_1']),
  sku('A', ['BI_AZURE_P2', 'VISIOONLINE']),
  sku('B', ['BI_AZURE_P2']),
)

const lines = (coverage: Coverage) => coverageCsv(coverage).split('\r\n')

test('has a head line and a line for each service, each ended by CRLF', () => {
  const [head, ...rest] = lines(found)
  expect(head).toBe('service,verdict,state,licensed,consumed,skus,freeOnly,via,conditionMet,skusOutsideCondition')
  expect(rest.at(-1)).toBe('')
  expect(rest).toHaveLength(found.services.length + 1)
  expect(rest).toContain('power-bi,certified-with-conditions,enabled,20,14,"A; B",false,standalone,true,A')
  expect(rest).toContain('windows-365,certified,enabled,10,7,"Windows_365_Business_16_vCPU,_64_GB",false,,,')
})

test('of a tenant without licences is the head line', () => {
  expect(lines(covered())).toHaveLength(2)
})

test('reads back as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coverage-'))
  try {
    writeFileSync(join(folder, 'coverage.csv'), coverageCsv(found))
    const rows = csvRows(join(folder, 'coverage.csv'))
    expect(rows.map((row) => row.service)).toEqual(found.services.map(({ service }) => service))
    expect(rows.map((row) => row.skus)).toEqual(found.services.map(({ skus }) => skus.join('; ')))
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['a=b', 'a=b'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['a;b', '"a;b"'],
])('a licence named %p is no formula and stays one cell', (name, cell) => {
  const csv = coverageCsv(covered(sku(name, ['INTUNE_A'])))
  expect(csv).toContain(`intune,certified,enabled,10,7,${cell},false,,,\r\n`)
})

test.each(['\t=1', '\r=1'])('a cell that begins with %p is no formula', (text) => {
  const [row] = covered(sku('A', ['INTUNE_A'])).services
  const csv = coverageCsv({ ...found, services: [{ ...row!, skus: [text] }] })
  expect(csv).toContain(`"'${text}"`)
})

test('says of a made-up tenant on every line that it is one', () => {
  const all = lines({ ...found, sample: true }).slice(0, -1)
  expect(all.map((line) => line.split(',').at(-1))).toEqual(['sample', ...found.services.map(() => 'true')])
})
