import type { Endpoints, SignedIn } from '../identity'
import type { Access } from './access'
import { CallLimit } from './call-limit'
import type { OneAtATime } from './one-at-a-time'
import { entriesOf, readFromGraph } from './reading'
import { HEALTH, MESSAGES } from './subjects'

const ROOT = '/admin/serviceAnnouncement'
const OVERVIEWS = `${ROOT}/healthOverviews?$select=id,service,status`
/** Without the posts: they are long, and nothing of them is shown. */
const ISSUES = 'id,title,impactDescription,service,classification,status,isResolved,startDateTime,endDateTime'
const POSTS = 'id,title,services,isMajorChange,startDateTime,lastModifiedDateTime,actionRequiredByDateTime'

/** What Graph gives of service health: entries as they came. */
export interface GivenHealth {
  overviews: unknown[]
  issues: unknown[]
}

/** Reads what Microsoft tells a person's tenant about its services. */
export interface HealthReader {
  /** Current states, and the issues that are open or were written to since then (milliseconds since 1970). */
  health(person: SignedIn, since: number): Promise<GivenHealth>
  /** The posts of the message centre that were written to since then. */
  posts(person: SignedIn, since: number): Promise<unknown[]>
}

/** Reads from the Graph of a cloud, with the access that the licences are read with. Each throws as the reader of licences does. */
export function createHealthReader(
  access: Access,
  endpoints: Endpoints,
  turns: OneAtATime,
  now: () => number,
): HealthReader {
  const limit = new CallLimit(now)
  const reading = (person: SignedIn) => ({ access, endpoints, turns, person, before: () => limit.take(person.tenant) })
  const dayOf = (since: number) => new Date(since).toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    health: (person, since) =>
      readFromGraph({ ...reading(person), subject: HEALTH }, async (asking) => {
        const overviews = await entriesOf(asking, OVERVIEWS)
        const filter = encodeURIComponent(`isResolved eq false or lastModifiedDateTime ge ${dayOf(since)}`)
        const issues = await entriesOf(asking, `${ROOT}/issues?$select=${ISSUES}&$filter=${filter}`)
        return { overviews, issues }
      }),
    posts: (person, since) =>
      readFromGraph({ ...reading(person), subject: MESSAGES }, (asking) => {
        const filter = encodeURIComponent(`lastModifiedDateTime ge ${dayOf(since)}`)
        return entriesOf(asking, `${ROOT}/messages?$select=${POSTS}&$filter=${filter}`)
      }),
  }
}
