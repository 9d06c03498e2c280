/** Ends a script with a sentence and the next step on standard error. */
export function stop(sentence, next) {
  process.stderr.write(next === undefined ? `${sentence}\n` : `${sentence}\nNext: ${next}\n`)
  process.exit(1)
}
