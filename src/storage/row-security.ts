import { type Tables, TENANT_TABLES } from './tables'

/** The settings of a transaction that its rows are measured by. */
export const TENANT_SETTING = 'assistant.tenant'
export const EXPIRED_SETTING = 'assistant.expired_before'

/** Superusers see every row whatever a policy says: connected as one, transactions take this role, which may do less. */
export const ROLE = 'iso_22301_assistant_rows'

const isTenantTable = (table: keyof Tables) => (TENANT_TABLES as readonly string[]).includes(table)

/**
 * The policies of a new table: a transaction sees the rows of the tenant that it named, and the sweep those that are old
 * enough. FORCE: also the owner of the table, who is the very user that the app connects as.
 */
export function rowSecurity(table: keyof Tables): string[] {
  if (!isTenantTable(table)) return []
  const own = `tenant = current_setting('${TENANT_SETTING}', true)`
  const old = `at < nullif(current_setting('${EXPIRED_SETTING}', true), '')::bigint`
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_tenant on ${table} using (${own}) with check (${own})`,
    `create policy expired_read on ${table} for select using (${old})`,
    `create policy expired_delete on ${table} for delete using (${old})`,
  ]
}

/** Makes the lesser role where it is missing and lets it use the tables. Roles belong to the server, not to one database. */
export function lesserRole(): string {
  return `do $$ begin
    create role ${ROLE} nologin nosuperuser nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end $$;
  do $$ begin execute format('grant usage on schema %I to ${ROLE}', current_schema()); end $$;
  grant select, insert, update, delete on ${TENANT_TABLES.join(', ')} to ${ROLE}`
}
