import type { Desk } from './desk'
import type { Reply } from './protocol'

/** The desk as the page sees it: the same questions, answered a little later. */
export type Engine = {
  [Name in keyof Desk]: (...args: Parameters<Desk[Name]>) => Promise<Awaited<ReturnType<Desk[Name]>>>
}

interface Waiting {
  resolve(value: unknown): void
  reject(reason: Error): void
}

/** What of a worker is used. */
export type EngineWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

/**
 * An engine in a worker. The worker is started with the first question, and anew after it could not be loaded: whoever
 * asked then gets the failure, whoever asks again gets another try.
 */
export function createEngine(open: () => EngineWorker): Engine {
  const waiting = new Map<number, Waiting>()
  let worker: EngineWorker | undefined
  let last = 0

  const fail = (reason: string) => {
    worker?.terminate()
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  const start = () => {
    const started = open()
    started.addEventListener('message', (event) => {
      const reply = (event as MessageEvent<Reply>).data
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('failed' in reply) asked?.reject(new Error(reply.failed))
      else asked?.resolve(reply.value)
    })
    started.addEventListener('error', () => fail('The catalogue could not be loaded.'))
    return started
  }
  const ask = (name: PropertyKey, args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      worker ??= start()
      worker.postMessage({ id: last, name, args })
    })
  return new Proxy({} as Engine, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        ask(name, args),
  })
}
