import type { TenantRows } from './engine'
import type { Mark } from './state'

/** Milliseconds after which an activity that was taken and not answered may be taken again: its instance is gone. */
const LONGEST_TURN = 60_000

/** Takes an activity for answering; gives false where it was answered, or is being answered by somebody, before. */
export async function takeActivity(rows: TenantRows, key: string, { person, at }: Mark): Promise<boolean> {
  const query = rows.build
    .insertInto('seen_activity')
    .values({ tenant: rows.tenant, key, person, at, state: 'taken' })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'key'])
        .doUpdateSet({ at })
        .where('seen_activity.state', '=', 'taken')
        .where('seen_activity.at', '<', at - LONGEST_TURN),
    )
  return (await rows.change(query)) === 1
}

/** From now on the activity is left alone whenever it comes again. */
export async function activityAnswered(rows: TenantRows, key: string, at: number): Promise<void> {
  await rows.change(
    rows.build
      .updateTable('seen_activity')
      .set({ state: 'answered', at })
      .where('tenant', '=', rows.tenant)
      .where('key', '=', key),
  )
}

/** Gives an activity back that could not be answered, so that its repetition is. */
export async function releaseActivity(rows: TenantRows, key: string): Promise<void> {
  await rows.change(
    rows.build
      .deleteFrom('seen_activity')
      .where('tenant', '=', rows.tenant)
      .where('key', '=', key)
      .where('state', '=', 'taken'),
  )
}
