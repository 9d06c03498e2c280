import { createAssistant } from '../../src/answers'
import type { Answer } from '../../src/answers/types'
import { without } from '../../src/knowledge'
import { tenantSheet } from '../../src/tenant'
import { createTenantTeller, type TenantQuestion, type TenantReading } from '../../src/tenant/chat'
import { knowledge, licences, sku, tenant } from './tenants'

const engine = createAssistant(knowledge)
const teller = createTenantTeller(knowledge, engine)
const sample = teller.sample()
const reading = (...skus: unknown[]): TenantReading => ({
  sheet: tenantSheet(knowledge, licences, tenant(...skus)),
  asOf: '2026-11-24T10:42:31.000Z',
})
const about = (about: TenantQuestion['about'], services: string[] = []): TenantQuestion => ({
  about,
  services,
  sample: false,
})
const POWER_BI = sku('POWER_BI_PRO', ['BI_AZURE_P2'], {
  consumedUnits: 32,
  prepaidUnits: { enabled: 40, warning: 0, suspended: 0, lockedOut: 0 },
})

/** Sentences that say something is named or certified, with the facts they rest on. */
const claims = ({ sentences }: Answer) => sentences.filter(({ text }) => /named as certified|Named, with/i.test(text))

test('licences of a service are counted, with the time of the reading, beside what everybody is told', () => {
  const answer = teller.answer(about('services', ['power-bi']), reading(POWER_BI))
  expect(answer.kind).toBe('verdict')
  expect(answer.items).toMatchObject([{ service: 'power-bi', verdict: 'certified-with-conditions' }])
  expect(answer.text).toMatch(
    /^In your tenant: Power BI, 40 licences, 32 assigned\. As of 10:42 UTC on 2026-11-24, from Microsoft Graph\./,
  )
  expect(answer.text).toContain('Every licence that brings Power BI there meets the condition.')
  expect(answer.sources.length).toBeGreaterThan(0)
})

test.each([
  [
    'one licence',
    sku('POWER_BI_PRO', ['BI_AZURE_P2'], { consumedUnits: 1, prepaidUnits: { enabled: 1 } }),
    'Power BI, 1 licence, 1 assigned.',
  ],
  [
    'a grace period',
    sku('POWER_BI_PRO', ['BI_AZURE_P2'], { capabilityStatus: 'Warning', prepaidUnits: { enabled: 0, warning: 10 } }),
    'Power BI, with Power BI Pro, in the grace period',
  ],
  [
    'suspended licences',
    sku('POWER_BI_PRO', ['BI_AZURE_P2'], { capabilityStatus: 'Suspended' }),
    'its licences cannot be used today: they are suspended.',
  ],
  [
    'free licences',
    sku('POWER_BI_STANDARD', ['BI_AZURE_P0'], { consumedUnits: 3, prepaidUnits: { enabled: 1_000_000 } }),
    'by free licences only',
  ],
  [
    'a licence that is not counted by seat',
    sku('POWER_BI_PRO', ['BI_AZURE_P2'], { appliesTo: 'Company' }),
    'with Power BI Pro; the list counts no licences of it',
  ],
  ['no licence', sku('INTUNE_A', ['INTUNE_A']), 'In your tenant no licence of the list brings Power BI.'],
])('%s is said as what it is', (_, held, said) => {
  expect(teller.answer(about('services', ['power-bi']), reading(held)).text).toContain(said)
})

test('of what no licence shows nothing is denied', () => {
  const { text } = teller.answer(about('services', ['azure']), reading(POWER_BI))
  expect(text).toContain('No list of licences shows Microsoft Azure')
  expect(text).not.toContain('no licence of the list brings')
})

test.each(['dynamics-365-sales', 'microsoft-fabric', 'office-desktop-apps', 'github'])(
  'nor of %s, which no plan brings',
  (id) => {
    expect(teller.answer(about('services', [id]), reading(POWER_BI)).text).toMatch(
      /^The list of licences does not tell whether your tenant has /,
    )
    const [item] = engine.tell({ services: ['power-bi'], environment: null })?.items ?? []
    const { answer } = engine.reply({ text: 'is power bi in scope' })
    const other = { ...answer, items: [{ ...item!, service: id }] }
    expect(teller.beside(other, reading(POWER_BI))).toBe(other)
  },
)

test.each(['office-365', 'microsoft-365'])('%s is shown by the suite that the licences bring', (id) => {
  const suite = sku('SPE_E3', ['EXCHANGE_S_ENTERPRISE', 'SHAREPOINTENTERPRISE', 'TEAMS1'])
  expect(teller.answer(about('services', [id]), reading(suite)).text).toMatch(
    /^In your tenant: .*Office 365.*10 licences, 7 assigned/,
  )
  expect(teller.answer(about('services', [id]), reading(POWER_BI)).text).toMatch(/no licence of the list brings/)
})

test('of a service of which a fact is gone it is not said that the tenant has none', () => {
  const intune = knowledge.services.find(({ id }) => id === 'intune')
  const less = without(knowledge, intune?.facts ?? [])
  const held = { ...reading(), sheet: tenantSheet(less, licences, tenant(sku('INTUNE_A', ['INTUNE_A']))) }
  const { text } = createTenantTeller(less, createAssistant(less)).answer(about('services', ['intune']), held)
  expect(text).toContain('does not tell whether your tenant has')
})

test('all of a tenant: counts, and each verdict with its facts, sources and dates', () => {
  const answer = teller.answer(about('overview'), sample)
  const { services, of } = sample.sheet.summary.covered
  expect(answer).toMatchObject({ kind: 'action', topic: 'tenant-coverage', headline: 'Contoso (sample)' })
  expect(answer.text).toContain(`${services.length} of ${of} services`)
  expect(claims(answer).length).toBeGreaterThan(1)
  for (const { facts, text } of claims(answer)) expect([text, facts.length > 0]).toEqual([text, true])
  for (const source of answer.sources) expect(source.asOf).not.toBe('')
})

test('what is not named is said with the words of each verdict, and never as not certified', () => {
  const { text } = teller.answer(about('not-named'), sample)
  expect(text).toContain('Not named: Microsoft 365 Copilot')
  expect(text).not.toMatch(/not certified|uncertified|not covered/i)
  expect(text).not.toContain('Named as certified')
})

test('where everything is named it says so; where nothing is licensed too', () => {
  expect(teller.answer(about('not-named'), reading(sku('INTUNE_A', ['INTUNE_A']))).text).toContain(
    'names every service',
  )
  for (const one of ['overview', 'not-named'] as const)
    expect(teller.answer(about(one), reading()).text).toContain('brings no service that can be used today')
})

test('a covered verdict is gone with its facts', () => {
  const intune = knowledge.services.find(({ id }) => id === 'intune')
  const less = without(knowledge, intune?.facts ?? [])
  const teller = createTenantTeller(less, createAssistant(less))
  const held = { ...reading(), sheet: tenantSheet(less, licences, tenant(sku('INTUNE_A', ['INTUNE_A']))) }
  for (const question of [about('overview'), about('services', ['intune'])])
    expect(claims(teller.answer(question, held)).filter(({ text }) => text.includes('Intune'))).toEqual([])
})

test('the sample says first that it is one, whatever is asked', () => {
  for (const question of [about('overview'), about('not-named'), about('services', ['power-bi'])])
    expect(teller.answer(question, sample).text).toMatch(
      /^This is a sample, Contoso \(sample\): made up, and not your tenant\./,
    )
})

test('a public answer gains one line, and stays what it was', () => {
  const { answer } = engine.reply({ text: 'is power bi in scope' })
  const more = teller.beside(answer, reading(POWER_BI))
  expect(more.text.startsWith(answer.text)).toBe(true)
  expect(more.text.slice(answer.text.length)).toBe(
    ' In your tenant: Power BI, 40 licences, 32 assigned. As of 10:42 UTC on 2026-11-24, from Microsoft Graph.',
  )
  expect({ ...more, text: '', sentences: [] }).toEqual({ ...answer, text: '', sentences: [] })
  const topic = engine.reply({ text: 'who certifies microsoft' }).answer
  expect(teller.beside(topic, reading(POWER_BI))).toBe(topic)
})

test('what is kept of an answer tells nothing of the tenant', () => {
  for (const question of [about('overview'), about('services', ['power-bi'])])
    expect(teller.answer(question, sample).trace).toEqual({
      rule: `tenant-${question.about}`,
      spans: [],
      scores: [],
      facts: [],
    })
})
