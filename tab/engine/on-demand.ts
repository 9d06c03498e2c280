/** Functions that are loaded with their first call: the same, answered a little later. */
export type OnDemand<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never
}

/**
 * The functions with these names out of what `load` gives, loaded once, when the first of them is called: what one page
 * needs does not hold up the others. A load that fails is tried again with the next call.
 */
export function onDemand<Functions extends object>(
  load: () => Promise<Functions>,
  names: readonly (keyof Functions)[],
): OnDemand<Functions> {
  let loading: Promise<Functions> | undefined
  const loaded = () => {
    loading ??= load().catch((reason: unknown) => {
      loading = undefined
      throw reason
    })
    return loading
  }
  const forwarded = names.map((name) => [
    name,
    async (...args: readonly unknown[]) => {
      const functions = await loaded()
      return (functions[name] as (...given: readonly unknown[]) => unknown)(...args)
    },
  ])
  return Object.fromEntries(forwarded) as OnDemand<Functions>
}
