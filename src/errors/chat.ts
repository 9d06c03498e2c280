import type { AppError } from './app-error'

/** What a person is told where they can put it right themselves. */
export function toChatSentence({ nextStep, sentence }: AppError): string {
  return `${sentence} ${nextStep}`
}

/** The answer to a person in a chat: the sentence, the next step and the reference that is found in the log. */
export function toChatText(error: AppError, reference: string): string {
  return `${toChatSentence(error)} Reference: ${reference}`
}
