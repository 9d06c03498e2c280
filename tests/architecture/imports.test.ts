import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { ROOT } from '../../scripts/repository'

const ROOMS = ['src', 'bot', 'tab', 'scripts']

interface SourceFile {
  path: string
  code: string
  /** As written. */
  imports: string[]
}

function codeUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return codeUnder(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/g

function importsOf(code: string): string[] {
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const FILES: SourceFile[] = ROOMS.flatMap(codeUnder).map((path) => {
  const code = readFileSync(join(ROOT, path), 'utf8')
  return { path, code, imports: importsOf(code) }
})

/** The file or folder of this repository that an import means, or the package's name. */
function target(file: SourceFile, name: string): string {
  if (!name.startsWith('.')) return name
  return relative(ROOT, normalize(join(ROOT, dirname(file.path), name)))
    .split(sep)
    .join('/')
}

const inRoom = (path: string, ...rooms: string[]) => rooms.some((room) => path === room || path.startsWith(`${room}/`))

/** Each import that a rule forbids, as "file → target". */
function offences(of: (file: SourceFile) => boolean, forbidden: (target: string) => boolean): string[] {
  return FILES.filter(of).flatMap((file) =>
    file.imports
      .map((name) => target(file, name))
      .filter(forbidden)
      .map((name) => `${file.path} → ${name}`),
  )
}

const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
const PURE_ROOMS = [
  'src/activity',
  'src/answers',
  'src/csv',
  'src/intents',
  'src/inventory',
  'src/knowledge',
  'src/links',
  'src/reports',
  'src/scope',
  'src/suggestions',
  'src/tenant',
]
const PURE = (path: string) => inRoom(path, ...PURE_ROOMS) && path !== 'src/knowledge/schema.ts'

test('the rules see the imports', () => {
  expect(
    importsOf("import { a } from './a'\nexport * from './b'\nimport './c'\nconst d = require('d')\nawait import('e')"),
  ).toEqual(['./a', './b', './c', 'd', 'e'])
  expect(FILES.length).toBeGreaterThan(30)
  expect(FILES.find(({ path }) => path === 'src/main.ts')?.imports).toContain('../bot')
})

test('only src/main.ts of src imports the bot, and nothing of src imports the tab', () => {
  expect(
    offences(
      ({ path }) => inRoom(path, 'src') && path !== 'src/main.ts',
      (name) => inRoom(name, 'bot', 'tab'),
    ),
  ).toEqual([])
  expect(
    offences(
      ({ path }) => path === 'src/main.ts',
      (name) => inRoom(name, 'tab'),
    ),
  ).toEqual([])
})

test('the bot and the tab do not import each other', () => {
  expect(
    offences(
      ({ path }) => inRoom(path, 'bot'),
      (name) => inRoom(name, 'tab'),
    ),
  ).toEqual([])
  expect(
    offences(
      ({ path }) => inRoom(path, 'tab'),
      (name) => inRoom(name, 'bot'),
    ),
  ).toEqual([])
})

test('the tab imports of src only what does no I/O, and no Node module', () => {
  expect(
    offences(
      ({ path }) => inRoom(path, 'tab'),
      (name) => isNode(name) || (inRoom(name, 'src') && !PURE(name)),
    ),
  ).toEqual([])
})

test('one file of the tab speaks to the client around it', () => {
  expect(
    offences(
      ({ path }) => inRoom(path, 'tab') && path !== 'tab/host/teams.ts',
      (name) => name === '@microsoft/teams-js',
    ),
  ).toEqual([])
})

test('only the bot imports the Bot Framework', () => {
  const framework = (name: string) => /^(botbuilder|botframework-)/.test(name)
  expect(offences(({ path }) => !inRoom(path, 'bot', 'scripts'), framework)).toEqual([])
})

test('only the storage talks to a database, and nothing reaches past its front door', () => {
  const database = (name: string) => /^(kysely|libsql|pg)$/.test(name)
  expect(offences(({ path }) => !inRoom(path, 'src/storage', 'scripts'), database)).toEqual([])
  const inside = (name: string) => inRoom(name, 'src/storage') && name !== 'src/storage'
  expect(offences(({ path }) => !inRoom(path, 'src/storage', 'scripts'), inside)).toEqual([])
})

test('the pure rooms do no I/O: no Node module and no global that reaches outside', () => {
  expect(offences(({ path }) => PURE(path), isNode)).toEqual([])
  const outside =
    /\b(process\.|Buffer\.|fetch\(|setTimeout\(|setInterval\(|require\(|Date\.now\(|new Date\(\)|Math\.random\(|console\.)/
  const found = FILES.filter(({ path }) => PURE(path)).flatMap(({ path, code }) => {
    const match = outside.exec(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
    return match === null ? [] : [`${path}: ${match[0]}`]
  })
  expect(found).toEqual([])
})

test('the pure rooms import nothing of the server, the settings, the commands or the reader', () => {
  const outer = (name: string) =>
    inRoom(name, 'src/server', 'src/settings', 'src/commands', 'src/reader', 'src/main', 'src/log', 'bot', 'tab')
  expect(offences(({ path }) => PURE(path), outer)).toEqual([])
  expect(
    offences(
      ({ path }) => inRoom(path, 'src/knowledge'),
      (name) => inRoom(name, ...PURE_ROOMS) && !inRoom(name, 'src/knowledge'),
    ),
  ).toEqual([])
  expect(
    offences(
      ({ path }) => inRoom(path, 'src/intents'),
      (name) => inRoom(name, ...PURE_ROOMS) && !inRoom(name, 'src/intents'),
    ),
  ).toEqual([])
})

test('the errors stand alone', () => {
  expect(
    offences(
      ({ path }) => inRoom(path, 'src/errors'),
      (name) => inRoom(name, 'src', 'bot') && !inRoom(name, 'src/errors'),
    ),
  ).toEqual([])
})

test('nothing works at import time: no statement at the top of a file calls something of the outside', () => {
  const working =
    /^(?:(?:export )?(?:const|let) [^=\n]*= )?(?:await |void )?(?:readFileSync|readdirSync|createServer|listen|fetch|setInterval|setTimeout|process\.on|start|main|create(?:App|Bot|Log|Assistant)|loadKnowledge|readKnowledge|readSettings)\(/m
  // What the page and its worker run: a browser has no other way to start them.
  const entries = ['tab/main.tsx', 'tab/engine/worker.ts']
  const found = FILES.filter(({ path }) => !inRoom(path, 'scripts') && !entries.includes(path)).flatMap(
    ({ path, code }) => {
      const match = working.exec(code)
      return match === null ? [] : [`${path}: ${match[0]}`]
    },
  )
  expect(found).toEqual([])
})

test('files are short: one idea each', () => {
  const LONGEST = 270
  const tests = codeUnder('tests').map((path) => ({ path, code: readFileSync(join(ROOT, path), 'utf8') }))
  const long = [...FILES, ...tests]
    .map(({ path, code }) => ({ path, lines: code.split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST)
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
})
