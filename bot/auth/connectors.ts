import type { ConnectorClient } from 'botframework-connector'
import { ConnectorFactory } from 'botframework-connector'
import { Recent } from '../../src/identity/recent'
import { retryReplies } from './retry'

/** Teams has a handful of service addresses; the limit only guards against an endless supply of them in local mode. */
const KEPT = 64

/**
 * Makes the clients that send, one for each service address: a client is costly to build and holds no turn. With `once` they
 * do nothing again that may have been done.
 */
export class KeptConnectors extends ConnectorFactory {
  readonly #inner: ConnectorFactory
  readonly #once: boolean
  readonly #kept = new Recent<Promise<ConnectorClient>>(KEPT)

  constructor(inner: ConnectorFactory, once = false) {
    super()
    this.#inner = inner
    this.#once = once
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = `${audience ?? ''} ${serviceUrl}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const made = this.#inner.create(serviceUrl, audience).then((connector) => retryReplies(connector, this.#once))
    made.catch(() => this.#kept.delete(key))
    this.#kept.set(key, made)
    return made
  }
}
