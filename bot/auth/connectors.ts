import type { ConnectorClient } from 'botframework-connector'
import { ConnectorFactory } from 'botframework-connector'
import { Recent } from '../../src/identity/recent'
import { retryReplies } from './retry'

/** Teams has a handful of service addresses; the limit only guards against an endless supply of them in local mode. */
const KEPT = 64

/** Makes the clients that send replies, one for each service address: a client is costly to build and holds no turn. */
export class KeptConnectors extends ConnectorFactory {
  readonly #inner: ConnectorFactory
  readonly #kept = new Recent<Promise<ConnectorClient>>(KEPT)

  constructor(inner: ConnectorFactory) {
    super()
    this.#inner = inner
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = `${audience ?? ''} ${serviceUrl}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const made = this.#inner.create(serviceUrl, audience).then(retryReplies)
    made.catch(() => this.#kept.delete(key))
    this.#kept.set(key, made)
    return made
  }
}
