import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import jwt from 'jsonwebtoken'
import { HOST_HEADER } from '../../../scripts/stand-ins/redirect-hosts'
import { type Key, keySetOf, makeKey, metadataOf } from './entra-keys'
import { answerOfGraph } from './graph-answers'
import { wrongWith } from './graph-contract'

export const CLIENT_ID = 'cccccccc-1111-4222-8333-444444444444'
/** The secret of an app that exists nowhere. */
export const CLIENT_SECRET = 'no~secret-at-all'
/** The address of the app's interface. */
export const RESOURCE = 'api://iso22301.example.com/botid-dddddddd-1111-4222-8333-444444444444'
export const TENANT = 'bbbbbbbb-1111-4222-8333-444444444444'
export const OTHER_TENANT = 'bbbbbbbb-2222-4222-8333-444444444444'
export const PERSON = 'aaaaaaaa-1111-4222-8333-555555555555'
const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const PERMISSIONS = ['LicenseAssignment.Read.All', 'ServiceHealth.Read.All', 'ServiceMessage.Read.All']

/** An answer in place of the usual one. Status 0 cuts the connection, -1 never answers. */
export interface Planted {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

/** Which request reached a host, and in whose name. */
export interface Call {
  host: string
  path: string
  tenant?: string | undefined
  person?: string | undefined
}

/** What a request asks for. */
export type Kind = 'keys' | 'token' | 'skus' | 'organisation' | 'overviews' | 'issues' | 'posts'

type Claims = Record<string, unknown>
/** What Graph has for a person, or for the app itself where `person` is undefined: the organisation's name, and the products. */
export type Holdings = (tenant: string, person: string | undefined) => { name: string; skus: object[] }

const KINDS: [RegExp, Kind][] = [
  [/\/keys$/, 'keys'],
  [/\/token$/, 'token'],
  [/\/subscribedSkus$/, 'skus'],
  [/\/healthOverviews$/, 'overviews'],
  [/\/issues$/, 'issues'],
  [/\/messages$/, 'posts'],
]

export const refusal = (error: string, number: number, more: object = {}): Planted => ({
  status: 400,
  body: {
    error,
    error_description: `AADSTS${number}: something about adele@example.com. Trace ID: ${randomUUID()}`,
    error_codes: [number],
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    ...more,
  },
})

/** No answers in place of the usual ones. */
export const nothingPlanted = (): Record<Kind, Planted[]> => ({
  keys: [],
  token: [],
  skus: [],
  organisation: [],
  overviews: [],
  issues: [],
  posts: [],
})

/** How a token is signed, where not as usual. */
export interface Signing {
  key?: Key
  kid?: string | null
  algorithm?: jwt.Algorithm
  header?: object
}

/** Made once: it takes longer than everything else here. */
const FIRST = makeKey('first')
const seconds = () => Math.floor(Date.now() / 1000)

/** Stands in for Entra and Graph on loopback: real keys, real signatures, real exchange. */
export class Cloud {
  port = 0
  calls: Call[] = []
  /** The key that signs, and what the list of keys holds. */
  key = FIRST
  listed = [this.key]
  /** Answers for the next requests, by kind. */
  planted = nothingPlanted()
  /** The permissions of Graph that somebody has consented to, or that were granted to the app. */
  granted = new Set(PERMISSIONS)
  /** What was wrong with requests by the description of Graph. */
  wrong: string[] = []
  /** Service health, as Graph gives it. */
  health: Record<'overviews' | 'issues' | 'posts', object[]> = { overviews: [], issues: [], posts: [] }
  healthOf = (_tenant: string, _person: string | undefined): Cloud['health'] => this.health
  /** Products on each page of Graph. */
  pageSize = 1000
  /** Requests that were under way at Graph at the same time, the most of each tenant. */
  atOnce = new Map<string, { now: number; most: number }>()
  /** Milliseconds that Graph takes for an answer. */
  delay = 0
  delayOf = (_tenant: string | undefined): number => this.delay
  /** Changes a page of Graph before it is sent. */
  changed: (page: Record<string, unknown>) => unknown = (page) => page
  holdings: Holdings = () => ({ name: 'Contoso', skus: [] })
  readonly #server = createServer((request, response) => void this.#serve(request, response))

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.port = (this.#server.address() as AddressInfo).port
    return this
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.closeAllConnections()
      this.#server.close(() => resolve())
    })
  }

  /** From now on signs with a new key; the old one leaves the list. */
  rotate(): void {
    this.key = makeKey(randomUUID())
    this.listed = [this.key]
  }

  /** What `authentication.getAuthToken` gives; undefined claims are left out. A `kid` of null leaves the key id out. */
  signIn(claims: Claims = {}, options: Signing = {}): string {
    const tid = typeof claims.tid === 'string' ? claims.tid : TENANT
    const usual = {
      iss: `https://login.microsoftonline.com/${tid}/v2.0`,
      aud: CLIENT_ID,
      tid,
      oid: PERSON,
      sub: 'pairwise',
      scp: 'access_as_user',
      azp: TEAMS_WEB,
      ver: '2.0',
      name: 'Adele Vance',
      preferred_username: 'adele@example.com',
      iat: seconds() - 10,
      nbf: seconds() - 10,
      exp: seconds() + 3600,
    }
    return this.signed({ ...usual, ...claims }, options)
  }

  /** Any claims at all under a real signature: also those that a library would refuse to sign. */
  signed(claims: Claims, { key = this.key, kid = key.kid, algorithm = 'RS256', header = {} }: Signing = {}): string {
    const head = { alg: algorithm, typ: 'JWT', ...(kid === null ? {} : { kid }), ...header }
    return jwt.sign(JSON.stringify(claims), key.privateKey, { algorithm, header: head as jwt.JwtHeader })
  }

  /** A token put together by hand: for what no library would sign. */
  forged(header: object, claims: object, secret?: string): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const content = `${part(header)}.${part(claims)}`
    return `${content}.${secret === undefined ? '' : createHmac('sha256', secret).update(content).digest('base64url')}`
  }

  /** How many requests reached a path. */
  count = (path: RegExp): number => this.calls.filter((call) => path.test(call.path)).length

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    const host = String(request.headers[HOST_HEADER])
    const url = new URL(request.url ?? '/', `https://${host}`)
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
    const { tid, oid } = (jwt.decode(bearer) ?? {}) as jwt.JwtPayload
    this.calls.push({ host, path: `${url.pathname}${url.search}`, tenant: tid, person: oid })
    const kind = KINDS.find(([path]) => path.test(url.pathname))?.[1] ?? 'organisation'
    const wrong = host.includes('graph') ? wrongWith(request.method ?? '', url) : undefined
    if (wrong !== undefined) this.wrong.push(wrong)
    const planted = url.pathname.includes('openid-configuration') ? undefined : this.planted[kind].shift()
    if (host.includes('graph')) {
      this.#underWay(tid, response)
      await new Promise((resolve) => setTimeout(resolve, this.delayOf(tid)))
    }
    const { status, headers, body: answer } = planted ?? this.#answer(kind, url, body, bearer)
    if (status === 0) return void request.socket.destroy()
    if (status === -1) return
    const content = typeof answer === 'string' ? answer : JSON.stringify(answer ?? {})
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(content)
  }

  #underWay(tenant: string, response: ServerResponse): void {
    const count = this.atOnce.get(tenant) ?? { now: 0, most: 0 }
    this.atOnce.set(tenant, count)
    count.now += 1
    count.most = Math.max(count.most, count.now)
    response.once('close', () => {
      count.now -= 1
    })
  }

  #answer(kind: Kind, url: URL, body: string, bearer: string): Planted {
    if (url.pathname.includes('openid-configuration')) return metadataOf(url)
    if (kind === 'keys') return keySetOf(this.listed)
    if (kind === 'token') return this.#exchange(url, new URLSearchParams(body))
    return this.#graph(kind, url, bearer)
  }

  #exchange(url: URL, form: URLSearchParams): Planted {
    if (form.get('client_secret') !== CLIENT_SECRET) return { ...refusal('invalid_client', 7000215), status: 401 }
    if (form.get('grant_type') === 'client_credentials') return this.#forTheApp(url, form.get('scope') ?? '')
    if (form.get('requested_token_use') !== 'on_behalf_of') return refusal('unsupported_grant_type', 70003)
    const scope = form.get('scope') ?? ''
    const [, root, permission = ''] = /(https:\/\/[^ /]+)\/([A-Za-z.]+)/.exec(scope) ?? []
    if (root === undefined || !PERMISSIONS.includes(permission)) return refusal('invalid_scope', 70011)
    if (!this.granted.has(permission)) return refusal('invalid_grant', 65001, { suberror: 'consent_required' })
    let claims: jwt.JwtPayload
    try {
      // Tests move the app's clock, not this one.
      const anyTime = { algorithms: ['RS256' as const], ignoreExpiration: true, ignoreNotBefore: true }
      claims = jwt.verify(form.get('assertion') ?? '', this.key.publicKey, anyTime) as jwt.JwtPayload
    } catch {
      return refusal('invalid_grant', 500133)
    }
    if (url.pathname.split('/')[1] !== claims.tid) return refusal('invalid_grant', 50013)
    const { tid, oid } = claims
    const token = this.#accessToken({ aud: root, tid, oid, scp: [...this.granted].join(' ') })
    const client_info = Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url')
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        scope,
        expires_in: 3599,
        access_token: token,
        client_info,
        refresh_token: 'refresh',
      },
    }
  }

  /** A token for the app itself: Entra gives it also where nothing was granted, and Graph refuses it then. */
  #forTheApp(url: URL, scope: string): Planted {
    const aud = /^(https:\/\/[^ /]+)\/\.default$/.exec(scope)?.[1]
    if (aud === undefined) return refusal('invalid_scope', 70011)
    const tid = url.pathname.split('/')[1]
    const access_token = this.#accessToken({ aud, tid, idtyp: 'app', roles: [...this.granted] })
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token } }
  }

  #accessToken(claims: object): string {
    const whole = { ...claims, exp: seconds() + 3600, jti: randomUUID() }
    return jwt.sign(whole, this.key.privateKey, { algorithm: 'RS256' })
  }

  #graph(kind: Kind, url: URL, bearer: string): Planted {
    try {
      const valid = { algorithms: ['RS256' as const], audience: url.origin }
      const claims = jwt.verify(bearer, this.key.publicKey, valid) as jwt.JwtPayload
      return answerOfGraph(this, kind, url, claims)
    } catch {
      return { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'not for here' } } }
    }
  }
}
