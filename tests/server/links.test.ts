import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import fc from 'fast-check'
import { type Running, run, shippedLinks } from './running'

const RUNS = 10_000
const MARK = 'zqx4711'

const { links, knowledge } = shippedLinks()
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
let server: Running

beforeAll(async () => {
  server = await run()
})
afterAll(async () => {
  agent.destroy()
  await server.close()
})

interface Page {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request with a path that is sent as it is: fetch would tidy it up first. */
function get(path: string, method = 'GET'): Promise<Page> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, agent }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject).end()
  })
}

const idOf = (service: string): string => links.show({ kind: 'service', service, environment: null })!.id
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

test.each([
  ['a service', idOf('power-bi'), 'Named, with a condition'],
  ['a cloud', 'service.intune.gcc-high', 'Microsoft Intune in GCC High'],
  ['a comparison', 'compare.microsoft-teams~intune', 'Microsoft Teams and Microsoft Intune'],
  ['an answer', 'answer.reports-where', 'Where the reports are'],
  ['a report', 'report.azure-assessment-report', '21 June 2021 is the newest report date'],
])('%s is a page that says what it shows, with sources and dates, and leads on', async (_, id, said) => {
  const { status, headers, body } = await get(`/r/${id}`)
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self';/)
  expect(body).not.toMatch(/<script|style=|\son\w+=/i)
  expect(text(body)).toContain(said)
  expect(text(body)).toMatch(/Sources .*(as of \d|undated)/)
  expect(text(body)).toContain('View in Service Trust Portal Leaves this page for servicetrust.microsoft.com')
  expect(text(body)).toContain(`Sources reviewed on ${knowledge.reviewed}`)
  expect(body).not.toContain('has changed since')
})

test('pasted elsewhere, a link says what it shows', async () => {
  const id = idOf('power-bi')
  const { body } = await get(`/r/${id}`)
  const tags = Object.fromEntries(
    [...body.matchAll(/property="(og:[\w:]+)" content="([^"]*)"/g)].map((m) => [m[1], m[2]]),
  )
  expect(tags).toMatchObject({
    'og:type': 'website',
    'og:site_name': 'ISO 22301 Assistant',
    'og:title': 'Power BI: Named, with a condition',
    'og:url': `https://iso22301.example.com/r/${id}`,
    'og:image': 'https://iso22301.example.com/icon.png',
  })
  expect(tags['og:description']).toContain('names Power BI as certified on a condition')
})

test('without a public address a page names none', async () => {
  const hidden = await run({ shared: { links, origin: () => null } })
  const body = await (await fetch(`${hidden.address}/r/service.intune`)).text()
  expect(body).toContain('og:title')
  expect(body).not.toMatch(/og:url|og:image|canonical/)
  await hidden.close()
})

test('a link that was shared of other content says that it has changed', async () => {
  const { status, body } = await get('/r/service.power-bi.00000000')
  expect(status).toBe(200)
  expect(text(body)).toContain('What is said here has changed since this link was shared.')
})

test.each([
  '/r',
  '/r/',
  '/r/gone',
  '/r/service.power-bi/more',
  '/r/service.power-b1.00000000',
  '/r/%E0%A4%A',
  '/R/x',
  '/r//name@#x',
])('%s is 404 as a page that offers the nearest', async (path) => {
  const { status, headers, body } = await get(path)
  expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect(headers['cache-control']).toBe('no-store')
  const [, offered] = /href="\/r\/([^"]+)"/.exec(body) ?? []
  expect((await get(`/r/${offered}`)).status).toBe(200)
})

test('what a client adds to a link changes nothing', async () => {
  const plain = await get('/r/compare.intune~power-bi')
  for (const added of ['/', '?to=https://evil.example', '/?url=//evil.example'])
    expect((await get(`/r/compare.intune~power-bi${added}`)).body).toBe(plain.body)
  expect((await get('/r/compare.intune%7Epower-bi')).body).toBe(plain.body)
})

test('other methods are refused and named', async () => {
  const { status, headers } = await get('/r/service.power-bi', 'POST')
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  const head = await get('/r/service.power-bi', 'HEAD')
  expect([head.status, head.body]).toEqual([200, ''])
})

test('crawlers are told what is there for them', async () => {
  const { headers, body } = await get('/robots.txt')
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(body).toBe('User-agent: *\nDisallow: /api/\n')
})

test('the icon may be shown by other people’s clients', async () => {
  const { status, headers } = await get('/icon.png')
  expect([status, headers['content-type'], headers['cross-origin-resource-policy']]).toEqual([
    200,
    'image/png',
    'cross-origin',
  ])
})

test(`${RUNS} hostile ids: never a redirect, an injection, a 5xx or a hang`, async () => {
  const kind = fc.constantFrom('service', 'report', 'compare', 'answer', 'redirect', '', 'constructor', '__proto__')
  const sign = fc.constantFrom(
    '.',
    '~',
    '/',
    '//',
    '\\',
    '..',
    '%2e%2e/',
    '@',
    ':',
    '?',
    '#',
    '&',
    '%00',
    '%0d%0a',
    '%',
  )
  const payload = fc.constantFrom(
    `<script>${MARK}</script>`,
    `"><img src=x onerror=${MARK}>`,
    `' onmouseover='${MARK}`,
    `https://evil.example/${MARK}`,
    `//evil.example/${MARK}`,
    `javascript:alert('${MARK}')`,
    `{{content}}${MARK}`,
    `$&$'${MARK}`,
    `power-bi-${MARK}`,
    `\r\nLocation: https://evil.example/${MARK}`,
    `${MARK}\u0000\ud800`,
    `<!--${MARK}-->`,
    MARK.repeat(60),
  )
  const known = fc.constantFrom(...knowledge.services.map(({ id }) => id), 'hasOwnProperty', 'toString', '00000000')
  const noise = fc.string({ unit: 'binary', maxLength: 60 })
  const pieces = fc.array(fc.oneof(kind, sign, known, noise, payload), { minLength: 1, maxLength: 8 })
  const hostile = fc.tuple(pieces, payload, fc.boolean()).map(([parts, mark, whole]) => {
    const path = [...parts, mark].join('')
    // As a browser would send it, and as a program could: signs that Node would refuse to send are encoded in both.
    const encode = (part: string) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'))
    return `/r/${whole ? encode(path) : path.replace(/[^\x21-\x7e]/g, encode)}`
  })
  const paths = fc.sample(hostile, { numRuns: RUNS })
  const statuses = new Map<number, number>()
  let next = 0
  const worker = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      const { status, headers, body } = await get(path)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const told = `${status} for ${JSON.stringify(path)}`
      if (![200, 404].includes(status) || headers.location !== undefined) throw new Error(told)
      if (!String(headers['content-security-policy']).startsWith("default-src 'none'")) throw new Error(told)
      if (body.includes(MARK) || /<script|<img|onerror|evil\.example/i.test(body)) throw new Error(told)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS)
  expect(statuses.get(404)).toBeGreaterThan(RUNS / 2)
}, 240_000)
