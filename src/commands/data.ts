import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { AppError, asAppError, toCommandFailure } from '../errors'
import { createLog } from '../log'
import { readLocalSettings, readSettings, type Settings, withFiles } from '../settings'
import type { Environment } from '../settings/files'
import { type Counts, createStorage, keptId, type Storage } from '../storage'
import { endWithReader, writeLine } from './json-lines'

const USAGE = `Shows or deletes what is kept of a tenant, or of one person in it.

  npm run -s data -- export --tenant <id> [--user <id>]    one JSON object a row
  npm run -s data -- delete --tenant <id> [--user <id>]    deletes it for good; --yes is needed without --user

  --user    the person's object id in Entra, or the id of a channel without Entra
  --local   the store of local mode (npm start), whatever credentials are configured

The store is the one of the settings: DATABASE_URL, or STORAGE_FILE. The server may be running.
`

/** Where the command writes and what it reads its settings from. */
export interface DataParts {
  output: Writable
  notices: Writable
  environment: Environment
}

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

function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    throw new AppError('usage-invalid', { detail: (cause as Error).message, cause })
  }
}

/** Nothing is made here: where there is no store, "nothing was found" would be no true answer. */
function mustExist({ storage }: Settings): void {
  if (storage.kind === 'sqlite' && !existsSync(storage.file))
    throw new AppError('storage-unavailable', { detail: `There is no store at ${storage.file}.` })
}

function tenantOf(storage: Storage, tenant: string) {
  return parsed(() => storage.forTenant(tenant))
}

const sum = (counts: Counts) => Object.values(counts).reduce((all, count) => all + count, 0)

async function exportAll(storage: Storage, { tenant, user }: Wish, { output, notices }: DataParts): Promise<void> {
  const rows = await tenantOf(storage, tenant).export(user)
  for (const row of rows) await writeLine(output, row)
  notices.write(`${rows.length} rows exported.\n`)
}

async function deleteAll(storage: Storage, { tenant, user }: Wish, { output }: DataParts): Promise<void> {
  const kept = tenantOf(storage, tenant)
  const counts = await kept.erase(user)
  await storage.forget()
  for (const [table, count] of Object.entries(counts)) output.write(`${table}: ${count}\n`)
  output.write(`${sum(counts)} rows deleted, ${(await kept.export(user)).length} left.\n`)
}

/** Runs the command; gives the exit code. */
export async function runData(argv: string[], parts: DataParts): Promise<number> {
  let storage: Storage | undefined
  try {
    const wish = read(argv)
    if (wish === 'help') {
      parts.output.write(USAGE)
      return 0
    }
    const settings = wish.local ? readLocalSettings(parts.environment) : readSettings(parts.environment)
    mustExist(settings)
    storage = createStorage(settings, createLog('silent'))
    await (wish.action === 'export' ? exportAll : deleteAll)(storage, wish, parts)
    return 0
  } catch (thrown) {
    const { lines, exitCode } = toCommandFailure(asAppError(thrown))
    parts.notices.write(`${lines.join('\n')}\n`)
    return exitCode
  } finally {
    await storage?.close()
  }
}

/** As `npm run -s data` starts it. */
export function main(argv: string[]): Promise<number> {
  endWithReader()
  const environment = withFiles(process.env, process.cwd())
  return runData(argv, { output: process.stdout, notices: process.stderr, environment })
}
