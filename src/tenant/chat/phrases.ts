import phrases from '../data/phrases.json'

export type PhraseName = keyof typeof phrases

/** A sentence about a tenant, or a part of one, with its slots filled. It says what is licensed, and nothing about ISO 22301. */
export function phrase(name: PhraseName, slots: Record<string, string | number> = {}): string {
  return phrases[name].replace(/\{(\w+)\}/g, (whole, slot: string) => String(slots[slot] ?? whole))
}
