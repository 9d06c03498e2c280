import { type Asking, GraphRequests } from './requests'

const ORGANISATION = '/organization?$select=id,displayName'
/** Milliseconds that the name of the organisation is waited for. */
const TIME_FOR_NAME = 1500
/** Milliseconds for which a name stands: organisations are not renamed often. */
const STANDS_FOR = 60 * 60 * 1000

/** Whatever goes wrong with the name, the licences are told without. */
async function organisation(asking: Asking): Promise<unknown> {
  const signal = AbortSignal.any([asking.budget.signal, AbortSignal.timeout(TIME_FOR_NAME)])
  try {
    // Without a moment to wait in: it is asked for once.
    const { value } = await new GraphRequests({ ...asking, budget: { until: 0, signal } }).page(ORGANISATION)
    return Array.isArray(value) ? (value[0] ?? null) : null
  } catch {
    return null
  }
}

/**
 * What organisations are called. The name is the same for everybody in a tenant and no secret among them, so that it is asked
 * for once, however many people read their licences. The tenants are those of the settings.
 */
export class OrganisationNames {
  readonly #kept = new Map<string, { organisation: Promise<unknown>; until: number }>()

  /** The organisation with its id and name as Graph gives it; null where it does not. */
  of(tenant: string, asking: Asking): Promise<unknown> {
    const known = this.#kept.get(tenant)
    if (known !== undefined && Date.now() < known.until) return known.organisation
    const asked = { organisation: organisation(asking), until: Date.now() + STANDS_FOR }
    this.#kept.set(tenant, asked)
    asked.organisation.then((found) => {
      if (found === null && this.#kept.get(tenant) === asked) this.#kept.delete(tenant)
    })
    return asked.organisation
  }
}
