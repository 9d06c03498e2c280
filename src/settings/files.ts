import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { AppError } from '../errors'

export type Environment = Record<string, string | undefined>

/**
 * The environment completed by `env/.env.<name>.user` and `env/.env.<name>` of a folder, in this order: what the
 * environment sets wins. `<name>` is TEAMSFX_ENV, or `local`. A missing file is no error.
 */
export function withFiles(environment: Environment, folder: string): Environment {
  const name = environment.TEAMSFX_ENV ?? 'local'
  if (!/^[a-z0-9-]+$/i.test(name)) {
    throw new AppError('settings-invalid', { problems: ['TEAMSFX_ENV: letters, digits and hyphens only'] })
  }
  const files = [`.env.${name}`, `.env.${name}.user`].map((file) => join(folder, 'env', file)).filter(existsSync)
  const read = files.map((file): Environment => parseEnv(readFileSync(file, 'utf8')))
  return Object.assign({}, ...read, environment)
}
