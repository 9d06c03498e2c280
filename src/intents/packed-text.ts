const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = new Map(Array.from(ALPHABET, (letter, code) => [letter.charCodeAt(0), code]))

/** Base64 without padding. Written here because the browser and the server have no common function for bytes. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const letters = Math.min(bytes.length - at, 3) + 1
    for (let k = 0; k < letters; k++) text += ALPHABET[(group >> (18 - 6 * k)) & 63]
  }
  return text
}

/** The bytes of a base64 text without padding. Throws a RangeError on any other letter. */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let buffer = 0
  let bits = 0
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const code = CODES.get(text.charCodeAt(at))
    if (code === undefined) throw new RangeError('The packed classifier is damaged: a letter is not base64.')
    buffer = ((buffer << 6) | code) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[end++] = (buffer >> bits) & 0xff
  }
  return bytes
}

/**
 * Front coding of a sorted list: each entry is one letter for how much it shares with the one before it, then the rest and a
 * line break. Sharing is capped at 63 letters.
 */
export function frontCode(sorted: string[]): string {
  let previous = ''
  let text = ''
  for (const entry of sorted) {
    const most = Math.min(previous.length, entry.length, ALPHABET.length - 1)
    let shared = 0
    while (shared < most && previous[shared] === entry[shared]) shared++
    text += `${ALPHABET[shared]}${entry.slice(shared)}\n`
    previous = entry
  }
  return text
}

/** The list that `frontCode` was given. Throws a RangeError when the text is damaged. */
export function frontDecode(text: string): string[] {
  let previous = ''
  const lines = text === '' ? [] : text.slice(0, -1).split('\n')
  return lines.map((line) => {
    const shared = CODES.get(line.charCodeAt(0))
    if (shared === undefined || shared > previous.length) {
      throw new RangeError('The packed classifier is damaged: its list of features is cut or changed.')
    }
    previous = previous.slice(0, shared) + line.slice(1)
    return previous
  })
}
