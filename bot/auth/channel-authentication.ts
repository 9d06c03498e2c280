import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder-core'
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorClient,
  type ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector'
import { Recent } from '../../src/identity/recent'
import { stillValid, TokenRefused } from '../../src/identity/signed-token'
import { SigningKeys } from '../../src/identity/signing-keys'
import type { BotSettings } from '../../src/settings/types'
import { checkChannelToken } from './channel-token'
import { KeptConnectors } from './connectors'

/** Where the Bot Framework publishes its signing keys. */
const KEYS_ADDRESS = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
/** A token is presented with many requests; a check that was passed stands for this long, in milliseconds. */
const CHECK_STANDS = 5 * 60 * 1000
const CHECKS_KEPT = 500

function credentialsOf(settings: BotSettings): Record<string, string> {
  if (settings.mode === 'local') return {}
  return {
    MicrosoftAppId: settings.appId,
    MicrosoftAppType: settings.mode,
    MicrosoftAppTenantId: settings.tenantId,
    ...(settings.mode === 'SingleTenant' ? { MicrosoftAppPassword: settings.password.reveal() } : {}),
  }
}

/**
 * Authentication in both directions. Replies are signed by botbuilder. Requests are checked here, because botbuilder 4.23.3
 * answers forged tokens with 500, accepts tokens without expiry and activities without a service address, and prints the
 * signing key to the console; of its kinds of token only the channel's is accepted (no skills, no emulator).
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #appId: string | null
  readonly #now: () => number
  readonly #keys: SigningKeys
  readonly #checked = new Recent<{ exp: number; at: number; result: AuthenticateRequestResult }>(CHECKS_KEPT)
  #connectors: ConnectorFactory | undefined
  #posting: ConnectorFactory | undefined
  #userTokens: Promise<UserTokenClient> | undefined

  constructor(settings: BotSettings, now: () => number) {
    super(credentialsOf(settings))
    this.#appId = settings.mode === 'local' ? null : settings.appId
    this.#now = now
    this.#keys = new SigningKeys(KEYS_ADDRESS, now, 'key-server-unreachable')
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    if (this.#appId === null) return this.#accepted(new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType))
    const { channelId, serviceUrl } = activity
    const key = `${header}\n${channelId}\n${serviceUrl}`
    const now = this.#now()
    const before = this.#checked.get(key)
    if (before !== undefined && now - before.at < CHECK_STANDS && stillValid(before.exp, now)) return before.result

    const claims = await checkChannelToken(header, { appId: this.#appId, channelId, serviceUrl }, this.#keys, now)
    const identity = Object.entries(claims).map(([type, value]) => ({ type, value: String(value) }))
    const result = this.#accepted(new ClaimsIdentity(identity, true))
    this.#checked.set(key, { exp: claims.exp, at: now, result })
    return result
  }

  /** Only requests to the messages address are taken. */
  override authenticateChannelRequest(): Promise<ClaimsIdentity> {
    return Promise.reject(new TokenRefused('not a request to the messages address'))
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new TokenRefused('not a request to the messages address'))
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    this.#connectors ??= new KeptConnectors(super.createConnectorFactory(identity))
    return this.#connectors
  }

  /** botbuilder makes one a turn, signed in or not; it holds nothing of the turn, so that one serves all. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity)
    return this.#userTokens
  }

  /** The client for what is asked of a channel and posted there outside of a turn: nothing is posted twice. */
  connectorFor(serviceUrl: string): Promise<ConnectorClient> {
    this.#posting ??= new KeptConnectors(super.createConnectorFactory(this.#self()), true)
    return this.#posting.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope)
  }

  #self(): ClaimsIdentity {
    if (this.#appId === null) return new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType)
    return new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: this.#appId }], true)
  }

  #accepted(claimsIdentity: ClaimsIdentity): AuthenticateRequestResult {
    return {
      audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    }
  }
}
