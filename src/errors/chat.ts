import type { AppError } from './app-error'

/** The answer to a person in a chat: the sentence, the next step and the reference that is found in the log. */
export function toChatText(error: AppError, reference: string): string {
  return `${error.sentence} ${error.nextStep} Reference: ${reference}`
}
