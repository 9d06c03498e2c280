import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder-core'
import { keptId } from '../../src/storage'
import { isObject } from '../activity'

/** Channels without tenants, and the test clients of this machine. */
const NO_TENANT = 'none'
/** What stores take as the id of a tenant; Teams sends GUIDs. */
const TENANT_ID = /^[\w.:-]{1,90}$/
const LONGEST_PERSON = 200

const hashed = (id: string) => createHash('sha256').update(id).digest('base64url')

/** The tenant whose memory a turn belongs to. */
export function tenantOf({ conversation, channelData }: Activity): string {
  const tenant: unknown = isObject(channelData) && isObject(channelData.tenant) ? channelData.tenant.id : undefined
  const id = conversation.tenantId ?? tenant
  if (typeof id !== 'string' || id === '') return NO_TENANT
  return TENANT_ID.test(id) ? keptId(id) : `hash.${hashed(id)}`
}

/** By what a person is found and erased: the id in Entra, which administrators know; else the channel's own. */
export function personOf({ from }: Activity): string | null {
  const id = from.aadObjectId ?? from.id
  if (id === '') return null
  return id.length <= LONGEST_PERSON ? keptId(id) : hashed(id)
}
