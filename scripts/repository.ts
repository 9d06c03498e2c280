import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The root of the repository: scripts run from their sources (tests) and from where they were built. */
export const ROOT = rootAbove(__dirname)

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('This script is not inside the repository.')
  return rootAbove(above)
}

/** The labelled sets: the project's own regression set, two written without sight of the engine, and a mixed one grown from such a set. */
export const LABELLED = ['dev', 'auditors', 'chatters', 'mixed'] as const

/** A file of tests/questions. */
export const questionsFile = (name: string): string => join(ROOT, 'tests', 'questions', name)

/** The lines of a text file that hold something. */
export const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
