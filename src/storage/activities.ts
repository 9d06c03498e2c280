import type { TenantRows } from './engine'
import { planned } from './planned'
import type { Mark } from './state'

/** Milliseconds after which an activity that was taken and not answered may be taken again: its instance is gone. */
const LONGEST_TURN = 60_000

interface Taken extends Mark {
  tenant: string
  key: string
  leftBehind: number
}

const take = planned((build, { tenant, key, person, at, leftBehind }: Taken) =>
  build
    .insertInto('seen_activity')
    .values({ tenant, key, person, at, state: 'taken' })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'key'])
        .doUpdateSet({ at })
        .where('seen_activity.state', '=', 'taken')
        .where('seen_activity.at', '<', leftBehind),
    ),
)

const answered = planned((build, { tenant, key }: { tenant: string; key: string }) =>
  build.updateTable('seen_activity').set({ state: 'answered' }).where('tenant', '=', tenant).where('key', '=', key),
)

/** Takes an activity for answering; gives false where it was answered, or is being answered by somebody, before. */
export async function takeActivity(rows: TenantRows, key: string, { person, at }: Mark): Promise<boolean> {
  const { build, tenant } = rows
  return (await rows.change(take(build, { tenant, key, person, at, leftBehind: at - LONGEST_TURN }))) === 1
}

/** From now on the activity is left alone whenever it comes again. */
export async function activityAnswered(rows: TenantRows, key: string): Promise<void> {
  await rows.change(answered(rows.build, { tenant: rows.tenant, key }))
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
