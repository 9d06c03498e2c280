import type { Environment } from '../answers/names/environments'
import type { Cloud } from '../settings'
import clouds from './data/clouds.json'

/** The addresses that belong together in one of Microsoft's clouds, without a trailing slash. */
export interface Endpoints {
  /** Who signs people in, by the name that stands in its tokens. */
  login: string
  /** The root of Microsoft Graph, which is also the first part of its permissions' full names. */
  graph: string
  /** The web client of Teams, to which links to posts lead; null where Microsoft names none. */
  teams: string | null
}

/** A cloud: its addresses, and what answers call the place that its tenants are in; null where that depends on the licences. */
interface CloudPlace extends Endpoints {
  environment: Extract<Environment, 'gcc-high' | 'dod' | 'china'> | null
}

/**
 * Source: "Microsoft Graph and national clouds" on Microsoft Learn; for China the alias that MSAL prefers, under which Entra
 * issues there. Tokens of one cloud are worth nothing in another.
 */
export const ENDPOINTS: Readonly<Record<Cloud, CloudPlace>> = clouds as Record<Cloud, CloudPlace>
