import { z } from 'zod'
import type { ReaderSettings } from '../settings/types'
import { chatRequest } from './request'
import { type Offered, type QueryReader, ReaderFailure } from './types'

/** The first generally available version with structured output. */
const API_VERSION = '2024-10-21'
/** Bytes. An answer has under two thousand; what is longer is not read to its end. */
const LARGEST_RESPONSE = 64 * 1024

const COMPLETION = z.object({
  choices: z.tuple([z.object({ finish_reason: z.literal('stop'), message: z.object({ content: z.string() }) })]),
})

/** Reads with a chat deployment of an Azure OpenAI resource. One request a question, never repeated. */
export class AzureOpenAIReader implements QueryReader {
  readonly #url: string
  readonly #settings: ReaderSettings

  /** `settings.endpoint` is taken as it is; that it is https is checked where settings are read. */
  constructor(settings: ReaderSettings) {
    const deployment = encodeURIComponent(settings.deployment)
    this.#url = `${settings.endpoint}/openai/deployments/${deployment}/chat/completions?api-version=${API_VERSION}`
    this.#settings = settings
  }

  /** @throws ReaderFailure with a code; nothing of the request, the key or the response is in it. */
  async read(text: string, offered: Offered, signal: AbortSignal): Promise<unknown> {
    const response = await this.#send(JSON.stringify(chatRequest(text, offered)), signal)
    if (response.status !== 200) {
      await response.body?.cancel()
      throw new ReaderFailure('status', response.status)
    }
    const completion = COMPLETION.safeParse(fromJson(await bodyOf(response)))
    if (!completion.success) throw new ReaderFailure('no-answer')
    return fromJson(completion.data.choices[0].message.content)
  }

  async #send(body: string, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(this.#url, {
        method: 'POST',
        headers: { 'api-key': this.#settings.apiKey.reveal(), 'content-type': 'application/json' },
        body,
        signal,
        // A redirect would carry the key to another address.
        redirect: 'error',
      })
    } catch {
      // The cause is left behind on purpose: messages of fetch quote headers.
      throw new ReaderFailure('unreachable')
    }
  }
}

async function bodyOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of response.body ?? []) {
      size += part.byteLength
      // Leaving the loop ends the connection.
      if (size > LARGEST_RESPONSE) throw new ReaderFailure('too-large')
      parts.push(part)
    }
  } catch (thrown) {
    throw thrown instanceof ReaderFailure ? thrown : new ReaderFailure('unreachable')
  }
  return Buffer.concat(parts).toString('utf8')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ReaderFailure('not-json')
  }
}
