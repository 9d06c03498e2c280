import { type RequestHandler, Router } from 'express'
import type { ActivityRow } from '../activity'
import { AppError } from '../errors'
import { mayAdminister, type Person, type WhoAsks } from '../identity'
import type { Share, ShareScope, Storage } from '../storage'
import { onlyMethods } from './failures'

/** Rows of one answer: the newest. */
const MOST = 1000

/** Which shares a person may see, and how many of their teams could not be asked for it. */
export interface Seen {
  scope: ShareScope
  unasked: number
}

/** Tells which teams somebody is a member of, as they were asked within five minutes unless `fresh`. */
export interface Memberships {
  of(tenant: string, person: string, fresh: boolean): Promise<{ teams: readonly { id: string }[]; unasked: number }>
}

/** A person sees their own shares, and those of the teams that they are a member of; an administrator of the app all of them. */
export const seenByMembers =
  (roster: Memberships): ActivityParts['seenBy'] =>
  async (person) => {
    if (mayAdminister(person)) return { scope: 'tenant', unasked: 0 }
    const { id, tenant } = person
    const { teams, unasked } = await roster.of(tenant, id, false)
    return { scope: { teams: teams.map((team) => team.id), person: id }, unasked }
  }

/** What the page of what was shared takes. */
export interface ActivityParts {
  whoAsks: WhoAsks
  /** The one place that decides what a person may see. @throws AppError `teams-unreachable`. */
  seenBy: (person: Person) => Promise<Seen>
  storage: Storage
}

/** What `GET /api/activity` tells. */
export interface ActivityTold {
  rows: ActivityRow[]
  unasked: number
}

const rowOf = ({ at, person, place, report, state }: Share, asks: Person): ActivityRow => ({
  link: report,
  title: place.title,
  team: place.team,
  channel: place.channel,
  by: place.by,
  at: new Date(at).toISOString(),
  state,
  own: person === asks.id,
})

function told({ seenBy, storage, whoAsks }: ActivityParts): RequestHandler {
  return async (request, response) => {
    const person = await whoAsks(request.headers.authorization)
    const { scope, unasked } = await seenBy(person)
    const shares = await storage.forTenant(person.tenant).shares(scope, MOST)
    const body: ActivityTold = { rows: shares.map((share) => rowOf(share, person)), unasked }
    response.json(body)
  }
}

const notConfigured: RequestHandler = (_request, _response, next) => {
  next(new AppError('activity-not-configured'))
}

/** `GET /api/activity`: what was shared in a person's teams and by them, for the token of `authentication.getAuthToken`. */
export function activity(parts: ActivityParts | undefined): Router {
  const router = Router()
  router
    .route('/')
    .get(parts === undefined ? notConfigured : told(parts))
    .all(onlyMethods('GET', 'HEAD'))
  return router
}
