const FIRST = 48
const MOST_SHARED = 40

/**
 * Front coding of a sorted list of entries without line breaks: one character for how many characters an entry shares with the
 * one before it, then the rest and a line break.
 */
export function frontCode(sorted: string[]): string {
  let previous = ''
  let text = ''
  for (const entry of sorted) {
    const most = Math.min(previous.length, entry.length, MOST_SHARED)
    let shared = 0
    while (shared < most && previous[shared] === entry[shared]) shared++
    text += `${String.fromCharCode(FIRST + shared)}${entry.slice(shared)}\n`
    previous = entry
  }
  return text
}

/** The list that `frontCode` was given. Throws a RangeError when the text is damaged. */
export function frontDecode(text: string): string[] {
  let previous = ''
  const lines = text === '' ? [] : text.slice(0, -1).split('\n')
  return lines.map((line) => {
    const shared = line.charCodeAt(0) - FIRST
    if (!(shared >= 0 && shared <= previous.length)) {
      throw new RangeError('The packed classifier is damaged: its list of features is cut or changed.')
    }
    previous = previous.slice(0, shared) + line.slice(1)
    return previous
  })
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = new Map(Array.from(ALPHABET, (letter, code) => [letter.charCodeAt(0), code]))

/** The bytes of a base64 text, with or without padding: the browser and the server have no common function for it. Throws a RangeError on any other letter. */
export function fromBase64(text: string): Uint8Array {
  const letters = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let buffer = 0
  let bits = 0
  let end = 0
  for (let at = 0; at < letters.length; at++) {
    const code = CODES.get(letters.charCodeAt(at))
    if (code === undefined) throw new RangeError('The packed text is damaged: a letter is not base64.')
    buffer = ((buffer << 6) | code) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[end++] = (buffer >> bits) & 0xff
  }
  return bytes
}
