import { ANSWER, getAs, post, type Running, run } from './running'

let server: Running

beforeAll(async () => {
  server = await run()
})

afterAll(() => server.close())

async function problem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const body = await response.json()
  expect(body).toMatchObject({ status, code, title: expect.any(String), nextStep: expect.any(String) })
  expect(JSON.stringify(body)).not.toMatch(/node_modules|at .*\.(ts|js):|<html/i)
  return body
}

test('health tells readiness, versions and the date of the knowledge', async () => {
  const response = await fetch(`${server.address}/healthz`)
  expect(await response.json()).toEqual({
    status: 'ready',
    version: '1.2.3',
    node: process.versions.node,
    knowledgeReviewed: '2026-01-02',
    local: true,
  })
})

test.each(['/healthz', '/privacy', '/nothing-here'])(
  '%s carries the security headers and not the name of the server',
  async (path) => {
    const { headers } = await fetch(server.address + path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
  },
)

test.each(['/privacy', '/terms', '/support'])('%s is a page that says what the app is not', async (path) => {
  const response = await fetch(server.address + path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  const text = await response.text()
  expect(text.replace(/\s+/g, ' ')).toContain('affiliated with neither Microsoft nor ISO')
  expect(text).not.toMatch(/<script|style=|https?:\/\//)
  const sheet = /href="([^"]+\.css)"/.exec(text)?.[1]
  expect((await fetch(server.address + sheet)).headers.get('content-type')).toMatch(/^text\/css/)
})

test('other addresses are 404 as problem details', async () => {
  await problem(await fetch(`${server.address}/wp-login.php`), 404, 'not-found')
  await problem(await fetch(`${server.address}/%E0%A4%A`), 404, 'not-found')
})

test('other methods are 405 and named', async () => {
  const response = await fetch(`${server.address}/api/ask`)
  expect(response.headers.get('allow')).toBe('POST')
  await problem(response, 405, 'method-not-allowed')
  expect((await fetch(`${server.address}/api/messages`, { method: 'HEAD' })).status).toBe(405)
})

test.each(['/api/ask', '/api/messages'])(
  '%s: a malformed body is 400 and is neither returned nor logged',
  async (path) => {
    const body = await problem(await post(server.address + path, '{"text": "secret plan'), 400, 'malformed-json')
    expect(JSON.stringify(body)).not.toContain('secret plan')
    expect(server.lines.join('')).not.toContain('secret plan')
  },
)

test.each(['/api/ask', '/api/messages'])('%s: a body that is too large is 413', async (path) => {
  await problem(await post(server.address + path, { text: 'x'.repeat(600_000) }), 413, 'body-too-large')
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
  'a body of type %s is 415',
  async (type) => {
    await problem(
      await post(`${server.address}/api/messages`, '{}', { 'content-type': type }),
      415,
      'media-type-unsupported',
    )
  },
)

test('an encoding that is not read is 415', async () => {
  const headers = { 'content-type': 'application/json; charset=ebcdic' }
  await problem(await post(`${server.address}/api/ask`, '{}', headers), 415, 'media-type-unsupported')
})

test('the bot gets the parsed activity', async () => {
  const response = await post(`${server.address}/api/messages`, { type: 'message' })
  expect(await response.json()).toEqual({ received: { type: 'message' } })
})

test.each(['evil.example', `evil.example:80`, 'localhost.evil.example'])(
  'local mode refuses the host %s',
  async (host) => {
    const { status, body } = await getAs(server.port, host)
    expect(status).toBe(403)
    expect(JSON.parse(body)).toMatchObject({ code: 'host-refused' })
  },
)

test('local mode answers to localhost, and a hosted server to its public name', async () => {
  expect((await getAs(server.port, `localhost:${server.port}`)).status).toBe(200)
  const hosted = await run({ local: false })
  expect((await getAs(hosted.port, 'bot.contoso.example')).status).toBe(200)
  expect((await fetch(`${hosted.address}/healthz`)).headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  await hosted.close()
})

test('a question is answered with the answer and the conversation', async () => {
  const response = await post(`${server.address}/api/ask`, { text: 'help' })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ answer: ANSWER, conversation: expect.objectContaining({ v: 1 }) })
})
