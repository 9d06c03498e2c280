import type { InvokeResponse } from 'botbuilder-core'
import { idInAddress } from '../../src/links'
import { isObject } from '../activity'
import type { ExtensionParts } from './parts'
import { resultOf, results } from './results'

/**
 * Clients keep what a link unfurls to for half an hour. A card is the same for everybody and may be kept; that there was
 * nothing is not, since the link may work after the next version of the catalogue.
 */
const DO_NOT_KEEP = {
  suggestedActions: { actions: [{ title: 'default', type: 'setCachePolicy', value: '{"type":"no-cache"}' }] },
}
/** Unfurled links are documented to show cards of 1.3 and earlier; this one has nothing that is newer. */
const VERSION = '1.3'

/** A link that was pasted: one of ours becomes the card of what it shows, any other stays a link. */
export function answerLink(value: unknown, { links, log, origin }: ExtensionParts): InvokeResponse {
  const ours = origin()
  const address = isObject(value) && typeof value.url === 'string' ? value.url : ''
  const id = ours === null ? null : idInAddress(ours, address)
  const followed = id === null ? null : links.follow(id)
  const found = followed !== null && 'shown' in followed ? followed : null
  log.info({ link: found?.shown.id ?? null }, 'unfurled')
  if (found === null) return results([], DO_NOT_KEEP)
  const { shown, changed } = found
  return results([resultOf(shown, { origin: ours, closing: links.closing, changed, version: VERSION })])
}
