/** What work comes to that takes too long. */
export const LATE = Symbol('late')

/** What the work comes to within so many milliseconds, else `LATE`: nobody waits for what it comes to then. */
export async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | typeof LATE> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
