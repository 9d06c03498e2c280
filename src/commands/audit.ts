import { parseArgs } from 'node:util'
import { AppError } from '../errors'
import { keptId, type Storage, type Verified } from '../storage'
import { ended, ofTenant, ofThisProcess, parsed, type StoreCommandParts, withStore } from './store'

const USAGE = `Proves that the record of what was shared is whole, or names the first broken row.

  npm run -s audit -- verify [--tenant <id>]    one line a tenant; ends with 1 where a chain is broken

  --local   the store of local mode (npm start), whatever credentials are configured

Whole means: no row was changed, added in between or taken away, but for what was erased and what the retention cut off,
and the end is sealed. With AUDIT_KEY that holds against whoever can write to the store but does not know the key, as long
as the store is not put back as a whole to how it was before. Without it the key lies in the store: it then shows mistakes
and damage, not forgery.
`

interface Wish {
  tenant: string | undefined
  local: boolean
}

function read(argv: string[]): Wish | 'help' {
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: argv,
      allowPositionals: true,
      options: { tenant: { type: 'string' }, local: flag, help: { ...flag, short: 'h' } },
    }),
  )
  if (values.help) return 'help'
  if (positionals.length !== 1 || positionals[0] !== 'verify')
    throw new AppError('usage-invalid', { detail: 'Say "verify".' })
  if (values.tenant === '') throw new AppError('usage-invalid', { detail: '--tenant is empty.' })
  return { tenant: values.tenant === undefined ? undefined : keptId(values.tenant), local: values.local }
}

const SEALED = {
  setting: 'sealed with AUDIT_KEY',
  store: 'sealed with the key in the store',
  nobody: 'nothing was recorded',
}

function lineOf({ broken, cut, erased, rows, sealedBy, tenant }: Verified): string {
  if (broken !== null) return `${tenant}: BROKEN at row ${broken.seq}: ${broken.why}`
  return `${tenant}: whole, ${rows} rows, of them ${erased} erased; ${cut} before them cut off; ${SEALED[sealedBy]}`
}

async function verify(storage: Storage, { tenant }: Wish, { output }: StoreCommandParts): Promise<number> {
  let broken = 0
  const tenants = tenant === undefined ? await storage.audited() : [tenant]
  for (const one of tenants) {
    const verified = await ofTenant(storage, one).verifyAudit()
    output.write(`${lineOf(verified)}\n`)
    if (verified.broken !== null) broken += 1
  }
  if (tenants.length === 0) output.write('Nothing was recorded.\n')
  return broken === 0 ? 0 : 1
}

/** Runs the command; gives the exit code. */
export function runAudit(argv: string[], parts: StoreCommandParts): Promise<number> {
  return ended(parts, async () => {
    const wish = read(argv)
    if (wish === 'help') {
      parts.output.write(USAGE)
      return 0
    }
    return withStore(parts, wish.local, (storage) => verify(storage, wish, parts))
  })
}

/** As `npm run -s audit` starts it. */
export function main(argv: string[]): Promise<number> {
  return runAudit(argv, ofThisProcess())
}
