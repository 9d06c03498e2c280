import type jwt from 'jsonwebtoken'
import type { Cloud, Kind, Planted } from './cloud'
import { permissionFor } from './graph-contract'

/** What Graph answers to a token that was checked: by its permissions, of the app itself or of a person, a page at a time. */
export function answerOfGraph(cloud: Cloud, kind: Kind, url: URL, claims: jwt.JwtPayload): Planted {
  const isApp = claims.oid === undefined
  // The organisation's name comes with the own profile.
  const has: string[] = isApp ? claims.roles : [...claims.scp.split(' '), 'User.Read']
  const wanted = permissionFor(url.pathname, isApp ? 'application' : 'delegatedWork')
  if (!wanted.some((permission) => has.includes(permission)))
    return { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } } }
  const { name, skus } = cloud.holdings(claims.tid, claims.oid)
  if (kind === 'organisation') return { status: 200, body: { value: [{ id: claims.tid, displayName: name }] } }
  const health = cloud.healthOf(claims.tid, claims.oid)
  return pageOf(cloud, url, kind === 'skus' ? skus : health[kind as keyof typeof health])
}

function pageOf(cloud: Cloud, url: URL, entries: object[]): Planted {
  const from = Number(url.searchParams.get('$skiptoken') ?? 0)
  const to = from + cloud.pageSize
  const next = new URL(url)
  next.searchParams.set('$skiptoken', String(to))
  const page = { value: entries.slice(from, to), ...(to < entries.length ? { '@odata.nextLink': next.href } : {}) }
  return { status: 200, body: cloud.changed(page) }
}
