import type { TurnContext } from 'botbuilder-core'

/** Milliseconds after which a person wants to see that something happens. */
const PATIENCE = 500

/**
 * Runs a task, and shows the typing sign if it takes longer than half a second. A sign that cannot be shown is nobody's
 * loss; it is out before the answer is sent, so that it never follows one.
 */
export async function withTyping<Result>(context: TurnContext, task: () => Promise<Result>): Promise<Result> {
  let shown: Promise<unknown> | undefined
  const timer = setTimeout(() => {
    shown = context.sendActivity({ type: 'typing' }).catch(() => undefined)
  }, PATIENCE)
  try {
    return await task()
  } finally {
    clearTimeout(timer)
    await shown
  }
}
