import type { AppError } from './app-error'

/** What a person is told where they can put it right themselves: the sentence and the next step. */
export function toChatSentence({ nextStep, retryAfter, sentence, wanted }: AppError): string {
  return [
    sentence,
    retryAfter === undefined ? nextStep : `Please ask again in ${Math.ceil(retryAfter)} s.`,
    ...(wanted.permission === undefined ? [] : [`The permission is ${wanted.permission}.`]),
  ].join(' ')
}

/** The same, with the reference that is found in the log where one was made. */
export function toChatText(error: AppError, reference?: string): string {
  return reference === undefined ? toChatSentence(error) : `${toChatSentence(error)} Reference: ${reference}`
}
