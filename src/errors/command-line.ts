import type { AppError } from './app-error'

/** What a command prints on standard error and the exit code it ends with. */
export interface CommandFailure {
  lines: string[]
  exitCode: number
}

/** The answer to a person at a command line. Misuse exits with 2, everything else with 1. */
export function toCommandFailure(error: AppError): CommandFailure {
  return {
    lines: [
      error.detail ?? error.sentence,
      ...error.problems.map((problem) => `  - ${problem}`),
      `Next: ${error.nextStep}`,
    ],
    exitCode: error.code === 'usage-invalid' ? 2 : 1,
  }
}
