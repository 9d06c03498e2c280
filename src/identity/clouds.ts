import type { Cloud } from '../settings'
import clouds from './data/clouds.json'

/** The addresses that belong together in one of Microsoft's clouds, without a trailing slash. */
export interface Endpoints {
  /** Who signs people in. */
  login: string
  /** The root of Microsoft Graph, which is also the first part of its permissions' full names. */
  graph: string
  /** The web client of Teams, to which links to posts lead. */
  teams: string
}

/** Source: "Microsoft Graph and national clouds" on Microsoft Learn. Tokens of one cloud are worth nothing in another. */
export const ENDPOINTS: Readonly<Record<Cloud, Endpoints>> = clouds
