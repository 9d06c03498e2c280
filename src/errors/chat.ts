import type { AppError } from './app-error'

/** The answer to a person in a chat: the sentence, the next step, and where one was made the reference that is found in the log. */
export function toChatText({ sentence, nextStep, retryAfter, wanted }: AppError, reference?: string): string {
  return [
    sentence,
    retryAfter === undefined ? nextStep : `Please ask again in ${Math.ceil(retryAfter)} s.`,
    ...(wanted.permission === undefined ? [] : [`The permission is ${wanted.permission}.`]),
    ...(reference === undefined ? [] : [`Reference: ${reference}`]),
  ].join(' ')
}
