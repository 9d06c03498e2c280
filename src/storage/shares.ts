import { addToAudit } from './audit'
import type { AuditKey } from './audit-chain'
import type { TenantRows } from './engine'
import type { Mark } from './state'
import type { ShareState, Tables } from './tables'

/** The names under which a share is shown. They are those of the day on which it was made. */
export interface SharePlace {
  title: string
  team: string
  channel: string
  /** The name of who shared it. */
  by: string
}

/** Where a post is: the conversation that it began, and its id in it. */
export interface Post {
  conversation: string
  id: string
}

/** A share that is to be made: `report` is the id of its link, `conversation` the channel. */
export interface ShareWish {
  key: string
  report: string
  team: string
  conversation: string
  place: SharePlace
}

export interface Share extends ShareWish {
  state: ShareState
  person: string | null
  /** Milliseconds since 1970: when it was posted, or was to be. */
  at: number
  post: Post | null
}

/** Which shares somebody may see: those of some teams and their own, or all of the tenant. */
export type ShareScope = 'tenant' | { teams: readonly string[]; person: string | null }

type Row = Tables['share']

function shareOf({ tenant: _, place, post, team, ...row }: Row): Share {
  return {
    ...row,
    team: team ?? '',
    place: place === null ? { title: row.report, team: '', channel: '', by: '' } : (JSON.parse(place) as SharePlace),
    post: post === null ? null : (JSON.parse(post) as Post),
  }
}

function audited(rows: TenantRows, event: string, share: Omit<Share, 'state' | 'post'>, auditKey: AuditKey) {
  const { at, conversation, key, person, place, report, team } = share
  const detail = { share: key, report, team, conversation }
  return addToAudit(rows, { event, detail, person, personal: { by: place.by }, at }, auditKey)
}

/** The share under a key; null where there is none. */
export async function shareAt(rows: TenantRows, key: string): Promise<Share | null> {
  const { build, tenant } = rows
  const [row] = await rows.all(
    build.selectFrom('share').selectAll().where('tenant', '=', tenant).where('key', '=', key),
  )
  return row === undefined ? null : shareOf(row)
}

/**
 * Writes down that something is about to be posted. Gives what was written under the key before, and then writes nothing;
 * null where it may be posted now. Of several at once, on whatever instance, one gets null.
 */
export async function beginShare(
  rows: TenantRows,
  wish: ShareWish,
  { person, at }: Mark,
  auditKey: AuditKey,
): Promise<Share | null> {
  const { place, ...row } = wish
  const begun = await rows.change(
    rows.build
      .insertInto('share')
      .values({
        tenant: rows.tenant,
        ...row,
        person,
        at,
        state: 'posting',
        post: null,
        place: JSON.stringify(place),
      })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing()),
  )
  if (begun === 0) return shareAt(rows, wish.key)
  await audited(rows, 'share-begun', { ...wish, person, at }, auditKey)
  return null
}

/** The post is there. */
export async function shareArrived(
  rows: TenantRows,
  key: string,
  { post, at }: { post: Post; at: number },
  auditKey: AuditKey,
): Promise<void> {
  const changed = await changeState(rows, key, 'posting', { state: 'posted', post: JSON.stringify(post), at })
  const share = changed ? await shareAt(rows, key) : null
  if (share !== null) await audited(rows, 'shared', share, auditKey)
}

/** The channel took no post: the same may be tried again. */
export async function shareRefused(rows: TenantRows, key: string, at: number, auditKey: AuditKey): Promise<void> {
  const share = await shareAt(rows, key)
  if (share?.state !== 'posting') return
  const { build, tenant } = rows
  await rows.change(build.deleteFrom('share').where('tenant', '=', tenant).where('key', '=', key))
  await audited(rows, 'share-refused', { ...share, at }, auditKey)
}

/**
 * Writes down that a share of the person, posted since a moment, is about to be taken back. Gives the share, also where that
 * was begun before; null where there is none that they may take back.
 */
export async function beginUndo(
  rows: TenantRows,
  key: string,
  { person, since }: { person: string; since: number },
): Promise<Share | null> {
  const share = await shareAt(rows, key)
  if (share === null || share.person !== person) return null
  if (share.state === 'undoing') return share
  if (share.state !== 'posted' || share.at < since) return null
  return (await changeState(rows, key, 'posted', { state: 'undoing' })) ? { ...share, state: 'undoing' } : null
}

/** The post was taken back. */
export async function shareUndone(rows: TenantRows, key: string, at: number, auditKey: AuditKey): Promise<void> {
  const share = await shareAt(rows, key)
  if (share === null || !(await changeState(rows, key, 'undoing', { state: 'undone' }))) return
  await audited(rows, 'share-undone', { ...share, at }, auditKey)
}

/** What was shared, the newest first. */
export async function sharesIn(rows: TenantRows, scope: ShareScope, most: number): Promise<Share[]> {
  let query = rows.build.selectFrom('share').selectAll().where('tenant', '=', rows.tenant)
  if (scope !== 'tenant') {
    const { teams, person } = scope
    query = query.where((where) =>
      where.or([
        ...(teams.length > 0 ? [where('team', 'in', teams)] : []),
        ...(person === null ? [] : [where('person', '=', person)]),
      ]),
    )
  }
  return (await rows.all(query.orderBy('at', 'desc').orderBy('key').limit(most))).map(shareOf)
}

async function changeState(rows: TenantRows, key: string, from: ShareState, to: Partial<Row>): Promise<boolean> {
  const query = rows.build
    .updateTable('share')
    .set(to)
    .where('tenant', '=', rows.tenant)
    .where('key', '=', key)
    .where('state', '=', from)
  return (await rows.change(query)) === 1
}
