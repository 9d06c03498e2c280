import { createDesk, type Desk } from './desk'
import type { Call, Reply } from './protocol'

/** The part of a worker's global scope that is used here. */
interface Scope {
  onmessage: ((event: MessageEvent<Call>) => void) | null
  postMessage(reply: Reply): void
}

/**
 * The engine beside the page: reading a question takes less than a millisecond, but putting the catalogue together takes
 * longer than a page may stand still on a slow phone. Made with the first call, which comes with the loading.
 */
function serve(scope: Scope): void {
  let desk: Desk | undefined
  scope.onmessage = async ({ data: { id, name, args } }) => {
    try {
      desk ??= createDesk()
      const answer = desk[name] as (...args: readonly unknown[]) => unknown
      scope.postMessage({ id, value: await answer(...args) })
    } catch (thrown) {
      scope.postMessage({ id, failed: thrown instanceof Error ? thrown.message : String(thrown) })
    }
  }
}

serve(self as unknown as Scope)
