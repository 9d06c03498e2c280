import type { Endpoints, SignedIn } from '../identity'
import type { Access } from './access'
import type { OneAtATime } from './one-at-a-time'
import { OrganisationNames } from './organisation-names'
import { entriesOf, readFromGraph } from './reading'
import { LICENCES } from './subjects'

/** What the coverage is made of; Graph leaves the rest away. */
const SKUS =
  '/subscribedSkus?$select=id,skuId,skuPartNumber,capabilityStatus,appliesTo,consumedUnits,prepaidUnits,servicePlans'

/** What Graph gives of a tenant, in the form that `tenantSheet` takes. */
export interface GivenByGraph {
  /** Null where it may not be read: the name is nice to have, no more. */
  organization: unknown
  subscribedSkus: { value: unknown[] }
}

/** Reads the licences of a person's tenant. */
export interface LicenceReader {
  /** Within five seconds. Throws an AppError with its sentence for everything that can go wrong between here and Graph. */
  read(person: SignedIn): Promise<GivenByGraph>
}

/** Reads from the Graph of a cloud. */
export function createLicenceReader(access: Access, endpoints: Endpoints, turns: OneAtATime): LicenceReader {
  const names = new OrganisationNames()
  return {
    read: (person) =>
      readFromGraph({ access, endpoints, turns, person, subject: LICENCES }, async (asking) => {
        // The licences first: the name is waited for, but nothing waits for it.
        const [value, organization] = await Promise.all([entriesOf(asking, SKUS), names.of(person.tenant, asking)])
        return { organization, subscribedSkus: { value } }
      }),
  }
}
