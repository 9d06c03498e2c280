import { AppError, ERRORS, type ErrorCode, toChatText, toCommandFailure, toProblem } from '../../src/errors'
import { createLog } from '../../src/log'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('debug', { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

test('what a person wrote does not reach the log by way of a JSON error', () => {
  let thrown: unknown
  try {
    JSON.parse('{"text": "is the salary of "Mallory" covered}')
  } catch (error) {
    thrown = error
  }
  const line = logged((log) => log.failure(thrown, { reference: 'r-1' }, 'failed'))
  expect(line).toContain('r-1')
  expect(line).toContain('SyntaxError')
  expect(line).not.toMatch(/salary|Mallory/)
})

test('tokens and withheld fields are not written', () => {
  const token = `${'a'.repeat(30)}.${'b'.repeat(30)}.${'c'.repeat(30)}`
  const line = logged((log) => {
    log.failure(new Error(`refused Bearer ${token}`), {}, 'failed')
    log.info({ text: 'my question', authorization: `Bearer ${token}`, conversation: 'c-1' }, 'turn')
  })
  expect(line).not.toMatch(/aaaa|bbbb|my question/)
  expect(line).toContain('c-1')
})

test('a cause is written with its place', () => {
  const line = logged((log) =>
    log.failure(new AppError('internal', { cause: new TypeError('no such field') }), {}, 'failed'),
  )
  const { failure } = JSON.parse(line)
  expect(failure).toMatchObject({
    type: 'AppError',
    code: 'internal',
    cause: { type: 'TypeError', message: 'no such field' },
  })
  expect(failure.at.length).toBeGreaterThan(0)
})

test.each(Object.keys(ERRORS) as ErrorCode[])(
  '%s has a sentence, a next step and one form for each surface',
  (code) => {
    const error = new AppError(code, { problems: ['first'] })
    expect(error.sentence).toMatch(/^[A-Z].*\.$/)
    expect(error.nextStep).toMatch(/^[A-Z].*\.$/)
    expect(toProblem(error, 'ref')).toMatchObject({
      code,
      title: error.sentence,
      nextStep: error.nextStep,
      reference: 'ref',
    })
    expect(toProblem(error).status).toBeGreaterThanOrEqual(400)
    expect(toChatText(error, 'ref')).toContain('ref')
    expect(toCommandFailure(error).lines.join('\n')).toContain(error.nextStep)
    expect(toCommandFailure(error).exitCode).toBeGreaterThan(0)
  },
)
