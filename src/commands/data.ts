import { parseArgs } from 'node:util'
import { AppError } from '../errors'
import { type Counts, keptId, type Storage } from '../storage'
import { writeLine } from './json-lines'
import { ended, ofTenant, ofThisProcess, parsed, type StoreCommandParts, withStore } from './store'

const USAGE = `Shows or deletes what is kept of a tenant, or of one person in it.

  npm run -s data -- export --tenant <id> [--user <id>]    one JSON object a row
  npm run -s data -- delete --tenant <id> [--user <id>]    deletes it for good; --yes is needed without --user

  --user    the person's object id in Entra, or the id of a channel without Entra
  --local   the store of local mode (npm start), whatever credentials are configured

The store is the one of the settings: DATABASE_URL, or STORAGE_FILE. The server may be running.
`

interface Wish {
  action: 'export' | 'delete'
  tenant: string
  user: string | undefined
  local: boolean
}

function read(argv: string[]): Wish | 'help' {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: argv,
      allowPositionals: true,
      options: { tenant: text, user: text, local: flag, yes: flag, help: { ...flag, short: 'h' } },
    }),
  )
  if (values.help) return 'help'
  const [action, ...more] = positionals
  const { tenant, user, local } = values
  if ((action !== 'export' && action !== 'delete') || more.length > 0)
    throw new AppError('usage-invalid', { detail: 'Say "export" or "delete".' })
  if (!tenant) throw new AppError('usage-invalid', { detail: '--tenant is missing.' })
  // An empty value is a variable that was not set: without this, all of the tenant would be meant.
  if (user === '') throw new AppError('usage-invalid', { detail: '--user is empty.' })
  if (action === 'delete' && user === undefined && !values.yes)
    throw new AppError('usage-invalid', { detail: 'Without --user everything of the tenant is deleted: add --yes.' })
  return { action, tenant: keptId(tenant), user: user === undefined ? undefined : keptId(user), local }
}

const sum = (counts: Counts) => Object.values(counts).reduce((all, count) => all + count, 0)

async function exportAll(
  storage: Storage,
  { tenant, user }: Wish,
  { output, notices }: StoreCommandParts,
): Promise<void> {
  const rows = await ofTenant(storage, tenant).export(user)
  for (const row of rows) await writeLine(output, row)
  notices.write(`${rows.length} rows exported.\n`)
}

async function deleteAll(storage: Storage, { tenant, user }: Wish, { output }: StoreCommandParts): Promise<void> {
  const kept = ofTenant(storage, tenant)
  const counts = await (user === undefined ? kept.erase() : kept.erasePerson(user, Date.now()))
  await storage.forget()
  for (const [table, count] of Object.entries(counts)) output.write(`${table}: ${count}\n`)
  output.write(`${sum(counts)} rows deleted, ${(await kept.export(user)).length} left.\n`)
}

/** Runs the command; gives the exit code. */
export function runData(argv: string[], parts: StoreCommandParts): Promise<number> {
  return ended(parts, async () => {
    const wish = read(argv)
    if (wish === 'help') {
      parts.output.write(USAGE)
      return 0
    }
    await withStore(parts, wish.local, (storage) =>
      (wish.action === 'export' ? exportAll : deleteAll)(storage, wish, parts),
    )
    return 0
  })
}

/** As `npm run -s data` starts it. */
export function main(argv: string[]): Promise<number> {
  return runData(argv, ofThisProcess())
}
