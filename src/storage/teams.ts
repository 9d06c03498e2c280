import type { TenantRows } from './engine'

/** A team in which the app is installed, by the channel's own ids. */
export interface TeamRecord {
  id: string
  /** Where the channel is reached, from an activity that was verified. */
  serviceUrl: string
  name: string | null
  /** The id of its group in Entra. */
  groupId: string | null
}

/** Saves or renews a team; a name that is not known this time stays as it was. */
export async function saveTeam(
  rows: TenantRows,
  { id, serviceUrl, name, groupId }: TeamRecord,
  at: number,
): Promise<void> {
  await rows.change(
    rows.build
      .insertInto('team')
      .values({ tenant: rows.tenant, key: id, person: null, at, service_url: serviceUrl, name, group_id: groupId })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'key']).doUpdateSet({
          at,
          service_url: serviceUrl,
          ...(name === null ? {} : { name }),
          ...(groupId === null ? {} : { group_id: groupId }),
        }),
      ),
  )
}

/** The teams of the tenant, by their ids. */
export async function teams(rows: TenantRows): Promise<TeamRecord[]> {
  const { build, tenant } = rows
  const found = await rows.all(build.selectFrom('team').selectAll().where('tenant', '=', tenant).orderBy('key'))
  return found.map(({ group_id, key, name, service_url }) => ({
    id: key,
    serviceUrl: service_url,
    name,
    groupId: group_id,
  }))
}

/** The app was removed from the team, or the channel says that it is not in it. */
export async function deleteTeam(rows: TenantRows, id: string): Promise<void> {
  await rows.change(rows.build.deleteFrom('team').where('tenant', '=', rows.tenant).where('key', '=', id))
}
