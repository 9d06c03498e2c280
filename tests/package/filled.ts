import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { ROOT } from '../../scripts/repository'

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The committed values of an environment. */
export function environment(name: string): Record<string, string> {
  const path = `env/.env.${name}`
  if (!existsSync(join(ROOT, path))) throw new Error(`${path} is missing`)
  return parseEnv(read(path)) as Record<string, string>
}

const PLACEHOLDER = /\$\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g

/** The names of the placeholders in a text. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] as string))]
}

/** The text with its placeholders filled in; unknown ones stay. */
export function filled(text: string, values: Record<string, string>): string {
  return text.replace(PLACEHOLDER, (placeholder, key: string) => values[key] ?? placeholder)
}
