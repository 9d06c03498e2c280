import type { TenantRows } from './engine'
import type { Mark } from './state'
import type { Tables } from './tables'

/** A token of somebody, sealed by whoever keeps it here: this store could not use it. */
export type TokenRecord = Pick<Tables['token'], 'key' | 'session' | 'ends' | 'sealed'>

/** Tokens that are kept of one tenant: some 5 kB each. Whoever is not among the latest signs in again, mostly without a click. */
const MOST_OF_TENANT = 4000
/** What is too much goes in steps of at most so many. */
const MOST_AT_ONCE = 1000

export async function readToken(rows: TenantRows, key: string): Promise<TokenRecord | undefined> {
  const { build, tenant } = rows
  const columns = ['key', 'session', 'ends', 'sealed'] as const
  const of = build.selectFrom('token').select(columns).where('tenant', '=', tenant).where('key', '=', key)
  return (await rows.all(of))[0]
}

/** Saves or replaces a token; what has ended in the tenant goes, and of what is too much the oldest. */
export async function saveToken(
  rows: TenantRows,
  { key, session, ends, sealed }: TokenRecord,
  { person, at }: Mark,
  most: number = MOST_OF_TENANT,
): Promise<void> {
  const { build, tenant } = rows
  const fields = { person, at, session, ends, sealed }
  await rows.change(
    build
      .insertInto('token')
      .values({ tenant, key, ...fields })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doUpdateSet(fields)),
  )
  await rows.change(build.deleteFrom('token').where('tenant', '=', tenant).where('ends', '<', at))
  await rows.change(
    build
      .deleteFrom('token')
      .where('tenant', '=', tenant)
      .where('key', 'in', (inner) =>
        inner
          .selectFrom('token')
          .select('key')
          .where('tenant', '=', tenant)
          .orderBy('at', 'desc')
          .orderBy('key')
          .limit(MOST_AT_ONCE)
          .offset(most),
      ),
  )
}

export async function deleteToken(rows: TenantRows, key: string): Promise<void> {
  await rows.change(rows.build.deleteFrom('token').where('tenant', '=', rows.tenant).where('key', '=', key))
}

export async function deleteTokens(rows: TenantRows, person: string): Promise<void> {
  await rows.change(rows.build.deleteFrom('token').where('tenant', '=', rows.tenant).where('person', '=', person))
}
