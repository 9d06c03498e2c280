import { AppError } from '../errors'
import type { SignInSettings } from '../settings'
import type { Endpoints } from './clouds'
import { rolesIn } from './roles'
import { bearerOf, TokenRefused, unverified, verifySigned } from './signed-token'
import { SigningKeys } from './signing-keys'

/** The scope of this app's own interface that a token has to carry, as the app registration exposes it. */
const SCOPE = 'access_as_user'
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the optional claim `acct` says of a member of the tenant; of a guest it says 1. */
const MEMBER = 0

/** Somebody who is signed in, as Entra knows them. */
export interface Person {
  /** The ids of the tenant, and of the person in it, as Entra writes them: GUIDs in lower case. */
  tenant: string
  id: string
  /** The app roles that an administrator gave the person, as the registration names them: src/identity/roles.ts reads them. */
  roles: readonly string[]
  /** Whether the person belongs to the tenant; false also where the token does not say that they are no guest. */
  member: boolean
  /** The token that was checked: it can be exchanged for one that another service takes. */
  token: string
  /** When it ends: milliseconds since 1970. */
  ends: number
}

/** Tells people apart: nobody else has this key. */
export const keyOf = ({ tenant, id }: Pick<Person, 'tenant' | 'id'>): string => `${tenant} ${id}`

/** Tells who sent a request, from its Authorization header. */
export type WhoAsks = (authorization: string | undefined) => Promise<Person>

/** What the tokens of this app are issued for: its id, or the address of its interface where the registration asks for it. */
function audiencesOf({ clientId, resource }: SignInSettings): [string, ...string[]] {
  const own: [string, ...string[]] = [clientId, `api://${clientId}`]
  return resource === null ? own : [...own, resource]
}

/**
 * Checks the tokens that Teams gives to the tab and to the bot: those of Entra's second version, of an allowed
 * tenant, for this app, with its scope, by a current key of that tenant. Keys are fetched for allowed tenants only.
 *
 * What it gives throws AppError `sign-in-invalid` for every token that is not so, `sign-in-keys-unreachable` where none can
 * be checked.
 */
export function createWhoAsks(settings: SignInSettings, { login }: Endpoints, now: () => number): WhoAsks {
  const audiences = audiencesOf(settings)
  const keys = new Map(
    settings.tenants.map((tenant) => {
      const address = `${login}/${tenant}/v2.0/.well-known/openid-configuration`
      return [tenant, new SigningKeys(address, now, 'sign-in-keys-unreachable')]
    }),
  )

  const check = async (authorization: string): Promise<Person> => {
    const token = bearerOf(authorization)
    const { tid } = unverified(token).claims
    const ofTenant = typeof tid === 'string' ? keys.get(tid) : undefined
    if (ofTenant === undefined) throw new TokenRefused('of a tenant that is not allowed')
    const issuer = `${login}/${tid}/v2.0`
    const { claims } = await verifySigned(token, ofTenant, { issuer, audiences, now: now() })
    const { ver, scp, oid, roles, acct } = claims
    if (ver !== '2.0') throw new TokenRefused('of another version')
    if (claims.tid !== tid) throw new TokenRefused('of two tenants')
    if (typeof scp !== 'string' || !scp.split(' ').includes(SCOPE)) throw new TokenRefused('without the scope')
    if (typeof oid !== 'string' || !GUID.test(oid)) throw new TokenRefused('of nobody')
    return {
      tenant: claims.tid,
      id: oid,
      roles: rolesIn(roles),
      member: acct === MEMBER,
      token,
      ends: claims.exp * 1000,
    }
  }

  return async (authorization = '') => {
    try {
      return await check(authorization)
    } catch (cause) {
      if (cause instanceof TokenRefused) throw new AppError('sign-in-invalid', { cause })
      throw cause
    }
  }
}
