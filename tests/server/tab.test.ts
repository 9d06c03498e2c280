import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ROOT } from '../../scripts/repository'
import type { Cloud } from '../../src/settings'
import { type Running, run } from './running'

const FOLDER = join(ROOT, 'dist', 'tab')

let server: Running
const started: Running[] = []

async function serve(cloud: Cloud = 'global'): Promise<Running> {
  const running = await run({ tab: { folder: FOLDER, cloud } })
  started.push(running)
  return running
}

/** A GET as it comes over the wire: fetch would unpack it. */
function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }>(
    (resolve, reject) => {
      request(`${server.address}${path}`, { headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

beforeAll(async () => {
  if (!existsSync(join(FOLDER, 'index.html'))) throw new Error('The tab is not built: run "npm run build" first.')
  server = await serve()
})

afterAll(() => Promise.all(started.map((running) => running.close())))

const entry = () => `/tab/assets/${readdirSync(join(FOLDER, 'assets')).find((name) => /^index-.*\.js$/.test(name))}`

test('the page may be held by the clients of Microsoft, as its tab requirements list them, and by nobody else', async () => {
  const { headers } = await get('/tab/')
  const policy = String(headers['content-security-policy'])
  expect(policy.split('; ').find((part) => part.startsWith('frame-ancestors'))).toBe(
    "frame-ancestors 'self' https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com " +
      'https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com ' +
      'https://outlook-sdf.office.com https://outlook-sdf.office365.com',
  )
  expect(headers['x-frame-options']).toBeUndefined()
})

test.each([
  ['us-government-l4', 'https://gov.teams.microsoft.us'],
  ['us-government-l5', 'https://dod.teams.microsoft.us'],
] as const)(
  'in the cloud %s its own clients may hold the page, and those of the others may not',
  async (cloud, host) => {
    const government = await serve(cloud)
    const policy = (await fetch(`${government.address}/tab/`)).headers.get('content-security-policy')
    expect(policy).toContain(host)
    expect(policy).not.toContain('cloud.microsoft')
  },
)

test('in the cloud in China no client is known that may hold the page', async () => {
  const policy = (await fetch(`${(await serve('china')).address}/tab/`)).headers.get('content-security-policy')
  expect(policy?.split('; ').find((part) => part.startsWith('frame-ancestors'))).toBe("frame-ancestors 'self'")
})

test('scripts come from here alone and are never evaluated; teams-js may look up its list of hosts', async () => {
  const policy = String((await get('/tab/')).headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe-eval')
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1)
  expect(policy).toContain("style-src 'self' 'unsafe-inline';")
  expect(policy).toContain("connect-src 'self' https://res.cdn.office.net;")
  expect(String((await get('/tab/')).body)).not.toMatch(/<script(?![^>]*\bsrc=)/)
})

test('each address of a page gives the page; a file that is not there is 404', async () => {
  const page = (await get('/tab/')).body
  for (const path of ['/tab/scope', '/tab/scope/power-bi', '/tab/reports?view=table', '/tab/nothing']) {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.body.equals(page)).toBe(true)
  }
  for (const path of [
    '/tab/assets/none.js',
    '/tab/none.json',
    '/tab/..%2f..%2fpackage.json',
    '/tab/%2e%2e/package.json',
  ]) {
    expect((await get(path)).status).toBe(404)
  }
})

test('/tab leads to /tab/', async () => {
  const answer = await get('/tab')
  expect(answer.status).toBe(308)
  expect(answer.headers.location).toBe('/tab/')
})

test.each([
  ['br', (body: Buffer) => brotliDecompressSync(body)],
  ['gzip', (body: Buffer) => gunzipSync(body)],
] as const)('files come compressed: %s', async (encoding, unpack) => {
  const plain = await get(entry())
  expect(plain.headers['content-encoding']).toBeUndefined()
  const packed = await get(entry(), { 'accept-encoding': encoding })
  expect(packed.headers['content-encoding']).toBe(encoding)
  expect(packed.headers.vary).toMatch(/accept-encoding/i)
  expect(unpack(packed.body).equals(plain.body)).toBe(true)
  expect(packed.body.length * 2).toBeLessThan(plain.body.length)
})

test('files with a hash in their name are kept for a year; the page is asked for again, and is a 304', async () => {
  expect((await get(entry())).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const page = await get('/tab/')
  expect(page.headers['cache-control']).toBe('no-cache')
  const again = await get('/tab/', { 'if-none-match': String(page.headers.etag) })
  expect(again.status).toBe(304)
  expect(again.body).toHaveLength(0)
})

test('a POST to the tab is refused', async () => {
  const response = await fetch(`${server.address}/tab/`, { method: 'POST', body: 'x' })
  expect(response.status).toBe(405)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
})

test('a server whose tab is not built says so at its start', async () => {
  await expect(run({ tab: { folder: join(ROOT, 'docs-that-are-not-there'), cloud: 'global' } })).rejects.toMatchObject({
    code: 'tab-not-built',
  })
})

test('a tab that is built anew underneath the server is served as it is now, and while it is not there that is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tab-'))
  const write = (page: string) => writeFileSync(join(folder, 'index.html'), page)
  write('<p>old</p>')
  const running = await run({ tab: { folder, cloud: 'global', rebuilt: true } })
  started.push(running)
  const page = async () => (await fetch(`${running.address}/tab/scope`, { signal: AbortSignal.timeout(5_000) })).text()
  expect(await page()).toBe('<p>old</p>')
  for (const anew of ['<p>new, and longer</p>', '<p></p>']) {
    write(anew)
    expect(await page()).toBe(anew)
  }
  rmSync(folder, { recursive: true })
  expect(JSON.parse(await page())).toMatchObject({ code: 'tab-not-built' })
})
