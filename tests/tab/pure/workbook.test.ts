import AdmZip from 'adm-zip'
import fc from 'fast-check'
import { loadKnowledge } from '../../../src/knowledge'
import { loadLicences, SAMPLE_TENANT, type TenantSheet, tenantSheet } from '../../../src/tenant'
import { type WorkbookSheet, workbookFile, workbookOf } from '../../../tab/pages/tenant/workbook'
import { tenantTexts } from '../../../tab/texts/tenant'

const SHEET = tenantSheet(loadKnowledge(), loadLicences(), SAMPLE_TENANT)
const workbook = (sheet: TenantSheet = SHEET, organisation = 'Contoso', read: string | null = null) =>
  workbookOf({ sheet, organisation, read }, tenantTexts.en)

/** The parts of the file as it is written. */
async function written(sheets: WorkbookSheet[]): Promise<(name: string) => string> {
  const zip = new AdmZip(Buffer.from(await (await workbookFile(sheets)).arrayBuffer()))
  return (name) => zip.readAsText(name)
}

test('every service is a row, with seats as numbers, and the second sheet says whose it is and what it rests on', async () => {
  const [services, about] = workbook(SHEET, 'Contoso', '24 Nov 2026, 13:05')
  expect(services?.data.length).toBe(SHEET.rows.length + 1)
  const said = JSON.stringify(about)
  for (const words of ['Contoso', '24 Nov 2026, 13:05', ...SHEET.summary.sources.map(({ title }) => title)])
    expect(said).toContain(JSON.stringify(words).slice(1, -1))
  const part = await written(workbook())
  expect(part('xl/workbook.xml')).toMatch(/name="Services".*name="About"/s)
  expect(part('xl/sharedStrings.xml')).toContain('A made-up tenant')
})

test('no cell is a formula, whatever products and organisations are called', async () => {
  const name = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string()).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(name, name, async (licence, organisation) => {
      const [row] = SHEET.rows
      const sheets = workbook({ ...SHEET, rows: [{ ...row!, licences: [licence], outside: [licence] }] }, organisation)
      for (const { value } of sheets.flatMap(({ data }) => data.flat()))
        if (typeof value === 'string') expect(value).not.toMatch(/^[=+\-@\t\r]/)
      const part = await written(sheets)
      for (const n of [1, 2]) expect(part(`xl/worksheets/sheet${n}.xml`)).not.toMatch(/<f[ >]/)
    }),
    { numRuns: 60 },
  )
})
