/** Does what is listed, in order; what is to happen together with the next waits for nothing. */
export async function interleaved<Act extends { together: boolean }>(
  acts: readonly Act[],
  doing: (act: Act) => Promise<unknown>,
): Promise<void> {
  let underWay: Promise<unknown>[] = []
  for (const act of acts) {
    underWay.push(doing(act))
    if (act.together) continue
    await Promise.all(underWay)
    underWay = []
  }
  await Promise.all(underWay)
}
