import type { Links } from '../../src/links'
import type { Log } from '../../src/log'

/** What the message extension works with. The log gets ids and counts, never what was typed. */
export interface ExtensionParts {
  links: Links
  /** The public address of the app; null where it has none. */
  origin: () => string | null
  log: Log
}
