import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Secret } from '../settings'

const CIPHER = 'aes-256-gcm'
/** Bytes, as NIST SP 800-38D has them for GCM. A random nonce serves 2^32 seals under one key. */
const NONCE = 12
const TAG = 16

/** Seals texts so that only this key opens them, and only in the place that they were sealed for. */
export class Sealing {
  readonly #key: Buffer

  /** A key of 32 bytes, in base64. */
  constructor(key: Secret) {
    this.#key = Buffer.from(key.reveal(), 'base64')
  }

  /** The text, encrypted and authenticated: base64url of nonce, tag and content. */
  seal(text: string, place: readonly string[]): string {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG }).setAAD(bytesOf(place))
    const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url')
  }

  /** The text; undefined where the key or the place is another, or a bit was changed. */
  open(sealed: string, place: readonly string[]): string | undefined {
    const whole = Buffer.from(sealed, 'base64url')
    const [nonce, tag, content] = [
      whole.subarray(0, NONCE),
      whole.subarray(NONCE, NONCE + TAG),
      whole.subarray(NONCE + TAG),
    ]
    try {
      const decipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG })
        .setAAD(bytesOf(place))
        .setAuthTag(tag)
      return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }
}

/** As JSON, in which no two places are written alike. */
const bytesOf = (place: readonly string[]): Buffer => Buffer.from(JSON.stringify(place))
