import type { Endpoints, Person } from '../identity'
import type { SignInSettings } from '../settings'
import { type Budget, withBudget } from './budget'
import { OnBehalfOf } from './on-behalf-of'
import { GraphRequests } from './requests'

/** What the coverage is made of; Graph leaves the rest away. */
const SKUS =
  '/subscribedSkus?$select=id,skuId,skuPartNumber,capabilityStatus,appliesTo,consumedUnits,prepaidUnits,servicePlans'
const ORGANISATION = '/organization?$select=id,displayName'
/** Milliseconds that the name of the organisation is waited for. */
const TIME_FOR_NAME = 1500

/** What Graph gives of a tenant, in the form that `tenantSheet` takes. */
export interface GivenByGraph {
  /** Null where the person may not read it: the name is nice to have, no more. */
  organization: unknown
  subscribedSkus: { value: unknown[] }
}

/** Reads the licences of a tenant in the name of one of its people. */
export interface LicenceReader {
  /** Within five seconds. Throws an AppError with its sentence for everything that can go wrong between here and Graph. */
  read(person: Person): Promise<GivenByGraph>
  /** Forgets what is kept of the person: the token for Graph. */
  forget(person: Person): void
}

/** The name of the organisation. Whatever goes wrong with it, the licences are told without. */
async function organisationOf(root: string, token: string, { signal }: Budget): Promise<unknown> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(TIME_FOR_NAME)])
  try {
    // Without a moment to wait in: it is asked for once.
    const { value } = await new GraphRequests(root, token, { until: 0, signal: soon }).page(ORGANISATION)
    return Array.isArray(value) ? (value[0] ?? null) : null
  } catch {
    return null
  }
}

async function readWithin(budget: Budget, person: Person, tokens: OnBehalfOf, root: string): Promise<GivenByGraph> {
  const token = await tokens.token(person, budget)
  const name = organisationOf(root, token, budget)
  const value = await new GraphRequests(root, token, budget).all(SKUS)
  return { organization: await name, subscribedSkus: { value } }
}

/** Reads from the Graph of a cloud, with the app registration of the settings. */
export function createLicenceReader(settings: SignInSettings, endpoints: Endpoints): LicenceReader {
  const tokens = new OnBehalfOf(settings, endpoints)
  return {
    async read(person) {
      try {
        return await withBudget((budget) => readWithin(budget, person, tokens, endpoints.graph))
      } catch (thrown) {
        // The next try starts with a new token: this one may be what was refused.
        tokens.forget(person)
        throw thrown
      }
    },
    forget: (person) => tokens.forget(person),
  }
}
