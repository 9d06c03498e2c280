import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { Postgres } from '../stand-ins/postgres'
import { aFreePort, startServer } from './server'
import { aShare, aTurn, type Came, send } from './stream'

/** Milliseconds without the database, and how long the stream goes on before and after that. */
const GONE = 30_000
const AROUND = 5000
/** Milliseconds between two turns, and between two shares: the stream of a busy team, all the while. */
const TURN_EVERY = 50
const SHARE_EVERY = 500
/** The run of the outage, behind those of the kills. */
const RUN = 1000

/** What came of the stream while the database was gone, and once it was back. */
export interface Outage {
  /** Turns that were answered without a memory. */
  answered: number
  /** Milliseconds that the slowest of them took. */
  slowest: number
  /** Shares that were refused. */
  refused: number
  /** Milliseconds from the database's return to the first turn that was kept and the first share that was posted. */
  back: { turn: number; share: number }
}

/**
 * Takes the database away for 30 seconds in the middle of a stream of turns and shares. Meanwhile every turn has to be
 * answered and every share refused in words; afterwards both have to go on by themselves. What was confirmed outside of the
 * outage is added to `came`; a share that was refused is open and sent again. Throws where a turn or a share is answered otherwise.
 */
export async function outage(
  postgres: Postgres,
  serviceUrl: string,
  environment: Record<string, string>,
  kept: (activity: string) => Promise<boolean>,
  came: Came,
): Promise<Outage> {
  const port = await aFreePort()
  const server = await startServer(port, environment)
  const out: Outage = { answered: 0, slowest: 0, refused: 0, back: { turn: 0, share: 0 } }
  let state: 'before' | 'gone' | 'back' | 'over' = 'before'
  let returned = 0
  let sent = 0
  const turn = async () => {
    const activity = aTurn({ run: RUN, serviceUrl }, sent++)
    const [at, began, remembers] = [state, performance.now(), out.back.turn > 0]
    const answer = await send(port, activity)
    if (answer?.status !== 200) throw new Error(`A turn was answered with ${answer?.status ?? 'nothing'}`)
    if (at === 'before' && state === 'before') came.turns.push(activity.id)
    if (at === 'gone') {
      out.answered++
      out.slowest = Math.max(out.slowest, performance.now() - began)
    }
    if (at === 'back' && (remembers || (await kept(activity.id)))) {
      came.turns.push(activity.id)
      out.back.turn ||= performance.now() - returned
    }
  }
  const share = async () => {
    const form = [...came.open][0] ?? randomUUID()
    came.open.delete(form)
    const at = state
    const text = (await send(port, aShare({ port, serviceUrl }, form)))?.text ?? ''
    if (text.includes('Shared to')) {
      came.shared.add(form)
      if (at === 'back') out.back.share ||= performance.now() - returned
    } else if (text.includes('is not known')) came.uncertain.add(form)
    else if (text.includes('Nothing was shared')) {
      came.open.add(form)
      out.refused++
    } else throw new Error(`A share was answered with: ${text.slice(0, 500)}`)
  }
  const over = () => state === 'over'
  const stream = async (one: () => Promise<void>, every: number) => {
    const under: Promise<void>[] = []
    while (!over()) {
      under.push(one())
      await after(every)
    }
    await Promise.all(under)
  }
  const streams = Promise.all([stream(turn, TURN_EVERY), stream(share, SHARE_EVERY)])
  const course = async () => {
    await after(AROUND)
    state = 'gone'
    await postgres.stop()
    await after(GONE)
    await postgres.restart()
    returned = performance.now()
    state = 'back'
    await after(2 * AROUND)
    state = 'over'
  }
  try {
    await Promise.all([streams, course()])
  } finally {
    state = 'over'
    server.kill('SIGKILL')
  }
  return out
}
