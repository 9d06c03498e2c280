import health from './data/sample-health.json'
import sample from './data/sample-tenant.json'

/**
 * A made-up tenant in the form in which Graph gives one, to show a coverage without a tenant. The ids of products and plans
 * are Microsoft's, everything else is invented, and it says so: `sample` is true, here and in what is made of it.
 */
export const SAMPLE_TENANT = sample

/**
 * A made-up service health in the form in which Graph gives it, for the same tenant, as it would have been at `asOf`. Links to
 * Microsoft's admin centre are not made of it: the ids are invented.
 */
export const SAMPLE_HEALTH = health
