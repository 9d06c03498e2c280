import { createServer } from 'node:net'
import { AppError } from '../../src/errors'
import { listen } from '../../src/server/listen'

const nothing = () => undefined

async function failure(host: string, port: number): Promise<AppError> {
  const thrown = await listen(nothing, host, port).catch((error: unknown) => error)
  if (!(thrown instanceof AppError)) throw new Error('it listened')
  return thrown
}

test('a port that is taken is named', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  const error = await failure('127.0.0.1', port)
  expect(error.code).toBe('port-taken')
  expect(error.detail).toContain(String(port))
  other.close()
})

test('an address that the machine does not have is a problem of the settings', async () => {
  const error = await failure('192.0.2.1', 0)
  expect(error.code).toBe('settings-invalid')
  expect(error.problems).toEqual([expect.stringContaining('HOST')])
})

test('closing lets a running request finish and takes no new one', async () => {
  let finish: () => void = nothing
  const server = await listen(
    (_request, response) => {
      finish = () => response.end('done')
    },
    '127.0.0.1',
    0,
  )
  const running = fetch(server.address, { headers: { connection: 'close' } }).then((response) => response.text())
  while (finish === nothing) await new Promise((resolve) => setTimeout(resolve, 5))
  const closed = server.close()
  await expect(fetch(server.address)).rejects.toThrow()
  finish()
  expect(await running).toBe('done')
  await closed
})
