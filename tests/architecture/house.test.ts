import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/repository'

/** Made by the tools, and not in the repository. */
const MADE = ['node_modules', 'dist', 'build', 'coverage', 'data']

const holdsAFile = (folder: string): boolean =>
  readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isFile() || (entry.isDirectory() && holdsAFile(join(folder, entry.name))),
  )

/** The folders of a folder, and of those named in `files` the code too, as a README writes them. */
function rooms(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.includes(entry.name))
    .filter((entry) => holdsAFile(join(ROOT, folder, entry.name)))
    .map((entry) => `${entry.name}/`)
}

const files = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(ending))

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const [, house = ''] = /## The house\n+```\n([\s\S]*?)```/.exec(README) ?? []
const lines = house.split('\n').filter((line) => line.trim() !== '')
const named = (indent: RegExp) => lines.filter((line) => indent.test(line)).map((line) => line.trim().split(/\s+/)[0])

test('the README names every room of the house, and no other', () => {
  expect(named(/^\S+\/\s/).sort()).toEqual(rooms('.').sort())
  expect(named(/^ {2}\S/).sort()).toEqual([...rooms('src'), ...files('src', '.ts')].sort())
})

test('the README says of every room in one line what is in it', () => {
  for (const line of lines) expect(line).toMatch(/^(?: {2})?\S+ +\S.{10,}$/)
})

test('every command that the README names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
  const commands = [...README.matchAll(/npm (?:run )?(?:-s )?((?:[a-z:]+ \| )*[a-z:]+)/g)]
    .flatMap(([, names = '']) => names.split(' | '))
    .filter((name) => name !== 'ci')
  expect(commands.length).toBeGreaterThan(8)
  expect([...new Set(commands)].filter((name) => !(name in scripts))).toEqual([])
  expect(Object.keys(scripts).filter((name) => !commands.includes(name))).toEqual([])
})
