import { FEWEST_COMPARED, MOST_COMPARED, type Target } from './target'

/**
 * The id in a link: kind, ids, for services the cloud if one was asked about, and the digest of what it showed when it was
 * shared, as `compare.intune~power-bi.gcc.0f1e2d3c`. Every sign of it may stand in an address as it is.
 */
export interface LinkId {
  target: Target
  /** Null where the link carries none: then nothing is compared. */
  digest: string | null
}

/** Longer ones are no links of ours: four long names and the rest stay below. */
const LONGEST = 300
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const DIGEST = /^[0-9a-f]{8}$/

function idsOf(target: Target): string[] {
  switch (target.kind) {
    case 'report':
      return [target.report]
    case 'service':
      return [target.service]
    case 'compare':
      return target.services
    case 'answer':
      return [target.topic, ...target.services]
  }
}

function targetFrom(kind: string, ids: string[], environment: string | null): Target | null {
  const [first, ...rest] = ids
  if (first === undefined || new Set(ids).size !== ids.length) return null
  if (kind === 'service' && rest.length === 0) return { kind, service: first, environment }
  if (kind === 'compare' && ids.length >= FEWEST_COMPARED && ids.length <= MOST_COMPARED)
    return { kind, services: ids, environment }
  if (environment !== null) return null
  if (kind === 'report' && rest.length === 0) return { kind, report: first }
  if (kind === 'answer' && rest.length <= MOST_COMPARED) return { kind, topic: first, services: rest }
  return null
}

/** The id of a link to a target; null where the target cannot be written as one. */
export function writeId(target: Target, digest: string): string | null {
  const environment = 'environment' in target ? target.environment : null
  const parts = [target.kind, idsOf(target).join('~'), ...(environment === null ? [] : [environment]), digest]
  const id = parts.join('.')
  return readId(id) === null ? null : id
}

/** What an id says, as far as its form goes; null where it is no id of a link. Whether its ids exist, the catalogue tells. */
export function readId(id: string): LinkId | null {
  if (id.length > LONGEST) return null
  const [kind = '', joined = '', ...rest] = id.split('.')
  const digest = DIGEST.test(rest.at(-1) ?? '') ? (rest.pop() ?? null) : null
  const [environment = null, ...more] = rest
  const ids = joined.split('~')
  if (more.length > 0 || ![...ids, environment ?? 'none'].every((part) => ID.test(part))) return null
  const target = targetFrom(kind, ids, environment)
  return target && { target, digest }
}

const PATH = '/r/'

/** The address of a link. `origin` is the app's public one, as `https://host`. */
export const addressOf = (origin: string, id: string): string => `${origin}${PATH}${id}`

/** The id in an address; null where the address is not one of this app's links. */
export function idInAddress(origin: string, address: string): string | null {
  if (address.length > LONGEST * 4 || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.origin !== new URL(origin).origin || !url.pathname.startsWith(PATH)) return null
  return decodedId(url.pathname.slice(PATH.length))
}

/** The id in what stands behind `/r/` of an address: percent signs resolved, one slash at the end forgiven. */
export function decodedId(path: string): string {
  try {
    return decodeURIComponent(path).replace(/\/$/, '')
  } catch {
    // A broken percent sign: whatever it was, it is no id, and reads as none.
    return path
  }
}
