import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { AppError, asAppError, toCommandFailure } from '../errors'
import { createLog } from '../log'
import { readLocalSettings, readSettings, type Settings, withFiles } from '../settings'
import type { Environment } from '../settings/files'
import { createStorage, type Storage, type TenantStorage } from '../storage'
import { endWithReader } from './json-lines'

/** Where a command on the store writes, and what it reads its settings from. */
export interface StoreCommandParts {
  output: Writable
  notices: Writable
  environment: Environment
}

/** As npm starts it. */
export function ofThisProcess(): StoreCommandParts {
  endWithReader()
  return { output: process.stdout, notices: process.stderr, environment: withFiles(process.env, process.cwd()) }
}

/** What a library says of the wrong words of a command, as such. */
export function parsed<T>(parse: () => T): T {
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

export function ofTenant(storage: Storage, tenant: string): TenantStorage {
  return parsed(() => storage.forTenant(tenant))
}

/** Runs a task on the store of the settings; `local` is that of local mode, whatever is configured. */
export async function withStore<T>(
  { environment }: StoreCommandParts,
  local: boolean,
  task: (storage: Storage) => Promise<T>,
): Promise<T> {
  const settings = local ? readLocalSettings(environment) : readSettings(environment)
  mustExist(settings)
  const storage = createStorage(settings, createLog('silent'))
  try {
    return await task(storage)
  } finally {
    await storage.close()
  }
}

/** The exit code of a command; a failure is said as every command says it. */
export async function ended({ notices }: StoreCommandParts, run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (thrown) {
    const { lines, exitCode } = toCommandFailure(asAppError(thrown))
    notices.write(`${lines.join('\n')}\n`)
    return exitCode
  }
}
