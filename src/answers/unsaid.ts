const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The conditions that a text does not say already, in whatever case and with whatever punctuation. */
export function unsaid(conditions: readonly string[], said: string): string[] {
  const heard = letters(said)
  return conditions.filter((condition) => !heard.includes(letters(condition)))
}
