import { coverage, SAMPLE_TENANT, summarise } from '../../src/tenant'
import { knowledge, licences, rowOf } from './tenants'

const found = coverage(knowledge, licences, SAMPLE_TENANT)
const states = new Set(found.services.map(({ state }) => state))

test('the sample says in its data, and in all that is made of it, that it is one', () => {
  expect(SAMPLE_TENANT.sample).toBe(true)
  expect(SAMPLE_TENANT.organization.displayName).toBe('Contoso (sample)')
  expect([found.sample, summarise(knowledge, found).sample]).toEqual([true, true])
  const real = coverage(knowledge, licences, { ...SAMPLE_TENANT, sample: undefined })
  expect(Object.keys(real)).not.toContain('sample')
  expect({ ...real, sample: true }).toEqual(found)
})

test('the sample shows every kind of outcome that a tenant can meet', () => {
  expect(SAMPLE_TENANT.subscribedSkus.value).toHaveLength(13)
  expect([...states].sort()).toEqual(['disabled', 'enabled', 'pending', 'suspended'])
  expect(found.environments).toEqual(['commercial'])
  expect(found.unknownPlans).toEqual(['CONTOSO_SAMPLE_NEW_PLAN'])
  expect(found.clients.length).toBeGreaterThan(2)
  expect(rowOf(found, 'power-bi')).toMatchObject({
    conditionMet: true,
    skus: ['DYN365_BUSCENTRAL_ESSENTIAL', 'POWER_BI_PRO', 'POWER_BI_STANDARD'],
    skusOutsideCondition: ['DYN365_BUSCENTRAL_ESSENTIAL'],
  })
  expect(summarise(knowledge, found).verdicts.length).toBeGreaterThanOrEqual(6)
})

test('the sample holds products and plans of the table, but for the plan that nobody knows', () => {
  for (const { skuId, skuPartNumber, servicePlans } of SAMPLE_TENANT.subscribedSkus.value) {
    expect(licences.partNumber(skuId)).toBe(skuPartNumber)
    expect(licences.displayName(skuPartNumber)).not.toBe(skuPartNumber)
    for (const { servicePlanId, servicePlanName } of servicePlans)
      if (servicePlanName !== 'CONTOSO_SAMPLE_NEW_PLAN')
        expect(licences.plan(servicePlanId, '')?.name.toUpperCase()).toBe(servicePlanName.toUpperCase())
  }
})
