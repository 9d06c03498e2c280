import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadKnowledge } from '../src/knowledge'
import { coverage, loadLicences, SAMPLE_TENANT, summarise } from '../src/tenant'
import licences from '../src/tenant/data/licences.json'
import { entryOf } from '../src/tenant/licences'
import { quantile } from './bench/speed'
import { ROOT } from './repository'

const SKUS = 40
const PLANS_PER_SKU = 15
const ROUNDS = 300

/** A tenant of 40 SKUs, of half as many plans again as a SKU of the table has: real ones in turn, each tenth one unknown. */
export function largeTenant(): object {
  const plans = Object.values(licences.plans).flat().map(entryOf)
  const planAt = (n: number) => {
    const [servicePlanId, servicePlanName] = n % 10 === 0 ? [`unknown-${n}`, `ORION_${n}`] : plans[n % plans.length]!
    return { servicePlanId, servicePlanName, provisioningStatus: n % 7 === 0 ? 'Disabled' : 'Success' }
  }
  const skuAt = (n: number) => ({
    id: `tenant_${n}`,
    skuId: `sku-${n}`,
    skuPartNumber: entryOf(licences.skus[n * 15]!)[1].split('\t')[0],
    capabilityStatus: 'Enabled',
    consumedUnits: n,
    prepaidUnits: { enabled: 2 * n },
    servicePlans: Array.from({ length: PLANS_PER_SKU }, (_, at) => planAt(n * PLANS_PER_SKU + at)),
  })
  return { organization: null, subscribedSkus: { value: Array.from({ length: SKUS }, (_, n) => skuAt(n)) } }
}

function milliseconds(work: () => unknown): string {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return `first ${times[0]!.toFixed(2)} ms, p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms`
}

const size = (file: string): string => {
  const text = JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'src/tenant/data', file), 'utf8')))
  return `${(text.length / 1000).toFixed(1)} kB, gzipped ${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB`
}

/** `npm run bench:coverage`: prints the figures of the licence coverage. They are to look at; none of them gates. */
function main(): void {
  const say = (line: string): void => console.log(line)
  const knowledge = loadKnowledge()
  say(`licences loaded: ${milliseconds(() => loadLicences())}`)
  const loaded = loadLicences()
  const tenant = largeTenant()
  const found = coverage(knowledge, loaded, tenant)
  say(
    `${SKUS} SKUs of ${PLANS_PER_SKU} plans, ${found.services.length} services: ${milliseconds(() => coverage(knowledge, loaded, tenant))}`,
  )
  say(`the sample tenant: ${milliseconds(() => coverage(knowledge, loaded, SAMPLE_TENANT))}`)
  say(`summary of the large one: ${milliseconds(() => summarise(knowledge, found))}`)
  for (const file of ['licences.json', 'plan-rules.json', 'plan-targets.json', 'sample-tenant.json'])
    say(`size of ${file}: ${size(file)}`)
}

if (require.main === module) main()
