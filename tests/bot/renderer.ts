import type { Card } from '../../bot/cards/elements'

export type Json = Record<string, unknown>

// The package's main is a module that Node cannot load; this file is the same for scripts.
const AC: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js')

/** Every object inside a card. */
export function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(objects)
  if (typeof value !== 'object' || value === null) return []
  return [value as Json, ...Object.values(value).flatMap(objects)]
}

/** What the renderer's own reading and writing lost: properties it does not know, or that are newer than the card. */
function lost(sent: unknown, kept: unknown, at = ''): string[] {
  if (Array.isArray(sent))
    return sent.flatMap((item, i) => lost(item, (kept as unknown[] | undefined)?.[i], `${at}[${i}]`))
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).flatMap(([name, value]) => {
    if (['$schema', 'data', 'fallback'].includes(name) || (at === '' && name === 'type')) return []
    if (typeof kept !== 'object' || kept === null) return [`${at}.${name}`]
    // The renderer leaves its own defaults out.
    const isDefault = ['Default', 'Left', 'default', 'auto', 'Auto', false].includes(value as never)
    if (!(name in kept)) return isDefault ? [] : [`${at}.${name}`]
    return lost(value, (kept as Json)[name], `${at}.${name}`)
  })
}

/** What Microsoft's renderer finds wrong with a card, and what Teams or the store would. */
export function problems(card: Card): string[] {
  const context = new AC.SerializationContext(AC.Version.parse(card.version, new AC.SerializationContext()))
  const parsed = new AC.AdaptiveCard()
  parsed.parse(card, context)
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
  const faults = parsed.validateProperties().validationEvents.map(({ message }) => message)
  const all = objects(card)
  const actions = all.filter(({ type }) => typeof type === 'string' && type.startsWith('Action.'))
  return [
    ...events,
    ...faults,
    ...lost(card, parsed.toJSON()),
    ...(['1.3', '1.5'].includes(card.version) ? [] : ['version']),
    ...(JSON.stringify(card).length * 2 <= 80 * 1024 ? [] : ['more than 80 KB']),
    ...(actions.length <= 6 ? [] : [`${actions.length} actions`]),
    ...actions
      .filter(({ type, url }) => type === 'Action.OpenUrl' && !String(url).startsWith('https://'))
      .map(() => 'link without https'),
    ...all.filter(({ type, altText }) => type === 'Image' && !altText).map(() => 'image without alternative text'),
    ...(card.fallbackText.trim() === '' || card.speak.trim() === '' ? ['no plain form'] : []),
  ]
}
