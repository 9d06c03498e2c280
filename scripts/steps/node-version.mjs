/** The oldest Node that the product and its tools run on. Plain syntax: an old Node has to be able to read this. */
const OLDEST = [20, 19]

/** Two lines for the person where this Node is too old, else nothing. */
export function nodeTooOld(version) {
  const parts = version.split('.').map(Number)
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return undefined
  return [
    `Node ${version} is too old: ${OLDEST.join('.')} or newer is needed.`,
    'Next: install the current LTS from https://nodejs.org (or run "nvm install --lts") and run this again.',
    '',
  ].join('\n')
}

/** Ends the script with the next step where this Node is too old. */
export function stopIfNodeIsTooOld() {
  const message = nodeTooOld(process.versions.node)
  if (message === undefined) return
  process.stderr.write(message)
  process.exit(1)
}
