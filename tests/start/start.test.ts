import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/repository'
import { aFreePort } from './free-port'

interface Ended {
  code: number | null
  output: string
}

function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } })
    let output = ''
    const keep = (part: Buffer) => {
      output += part.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('close', (code) => resolve({ code, output }))
  })
}

const held: Server[] = []

function holdAPort(): Promise<number> {
  const server = createServer()
  held.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}

afterAll(() => {
  for (const server of held) server.close()
})

test.each(['PORT', 'PLAYGROUND_PORT'])(
  'npm start: a taken %s is said with the next step, before anything is done',
  async (name) => {
    const taken = await holdAPort()
    const ports = { PORT: String(await aFreePort()), PLAYGROUND_PORT: String(await aFreePort()) }
    const { code, output } = await run(['scripts/start.mjs'], { ...ports, [name]: String(taken) })
    expect(code).toBe(1)
    expect(output).toContain(`Port ${taken} is taken by another program.`)
    expect(output).toContain(`Next: stop that program, or choose another port: ${name}=`)
    expect(output).not.toMatch(/Building|Starting|\n\s+at /)
  },
)

test('npm start: a port that is no port is said', async () => {
  const { code, output } = await run(['scripts/start.mjs'], { PORT: 'http' })
  expect(code).toBe(1)
  expect(output).toContain('PORT is not a port number.')
})

describe('an old Node', () => {
  let folder: string
  let preload: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'old-node-'))
    preload = join(folder, 'old.cjs')
    const versions = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } })"
    writeFileSync(preload, versions)
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(['start', 'test', 'run', 'package'])('is refused by scripts/%s.mjs with the next step', async (script) => {
    const { code, output } = await run(['--require', preload, `scripts/${script}.mjs`, 'ask'])
    expect(code).toBe(1)
    expect(output).toContain('Node 20.18.3 is too old: 20.19 or newer is needed.')
    expect(output).toContain('Next: install the current LTS')
  })
})

describe('npm run serve', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unbuilt-'))
    cpSync(join(ROOT, 'scripts', 'serve.cjs'), join(folder, 'scripts', 'serve.cjs'))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(['no build', 'a build that broke off'])('%s: a sentence and the next step', async (state) => {
    if (state !== 'no build') mkdirSync(join(folder, 'dist', 'src'), { recursive: true })
    const { code, output } = await run([join(folder, 'scripts', 'serve.cjs')])
    expect(code).toBe(1)
    expect(output).toBe('There is no finished build in dist/.\nNext: run "npm run build", then this again.\n')
  })

  test('limits the memory, as npm start and the bench take it from there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(scripts.serve).toMatch(
      /^node --max-old-space-size=\d+ --min-semi-space-size=\d+ --max-semi-space-size=\d+ scripts\/serve\.cjs$/,
    )
  })
})

test('what the bot repairs is in one version of its framework, so that this version is exact', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  for (const name of ['botbuilder', 'botbuilder-core', 'botframework-connector'])
    expect(dependencies[name]).toBe('4.23.3')
})
