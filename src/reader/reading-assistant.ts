import { createSpeaker } from '../answers/claims'
import type { Answer, Assistant, Conversation, Reply, Turn } from '../answers/types'
import type { Knowledge } from '../knowledge/types'
import type { Log } from '../log'
import { tenantQuestion } from '../tenant/chat/question'
import { type CheckedRead, checkRead } from './check'
import { offer } from './offer'
import { replyToRead } from './read-reply'
import { type Offered, type QueryReader, ReaderFailure } from './types'

/** Milliseconds that a person waits for a reader at most. */
const PATIENCE = 1500
/** Characters. Longer texts are not sent. */
const LONGEST = 2000
/** Readings under way at a time: anybody may ask, and each costs the owner of the deployment. */
const MOST_AT_ONCE = 8

/** How the engine says that it found no name or no subject in a question. */
const UNPLACED = new Set([
  'off-topic:unknown-name',
  'off-topic:off-topic',
  'off-topic:no-question-of-ours',
  'clarify:which-service',
  'clarify:unsure-topic',
])

/** An assistant that may have to wait before it answers. */
export interface ReadingAssistant {
  reply(turn: Turn, conversation?: Conversation): Promise<Reply>
}

/** What a reading assistant is made of. */
export interface ReadingParts {
  engine: Assistant
  /** The knowledge that the engine answers from. */
  knowledge: Knowledge
  reader: QueryReader
  log: Log
  /** Milliseconds; a second and a half unless given. */
  patience?: number
}

const isUnplaced = ({ kind, trace }: Answer): boolean => UNPLACED.has(`${kind}:${trace.rule}`)

/**
 * The engine, with a reader for the questions that it could not place. The reader chooses a topic, which the engine then
 * answers, or services, which the person is asked about. Where it fails, is late or gives anything that does not hold, the
 * engine's own answer stands. Never rejects because of the reader.
 */
export function createReadingAssistant(parts: ReadingParts): ReadingAssistant {
  const { engine, knowledge, reader, log, patience = PATIENCE } = parts
  const speaker = createSpeaker(knowledge)
  const offered = offer(engine, knowledge)
  let running = 0
  return {
    async reply(turn, conversation) {
      const own = engine.reply(turn, conversation)
      if (!isUnplaced(own.answer) || turn.text.length > LONGEST) return own
      // "How many Power BI seats?" is placed elsewhere: what a tenant holds is nothing for a model to read.
      if (tenantQuestion(turn.text, own.answer) !== null) return own
      if (running >= MOST_AT_ONCE) {
        log.warn({ code: 'busy' }, 'question not read by the model')
        return own
      }
      running++
      try {
        const read = await readWithin(reader, turn.text, offered, patience, log)
        return read === null ? own : replyToRead(read, { engine, speaker, offered, turn, before: conversation, own })
      } finally {
        running--
      }
    },
  }
}

/** The reading, checked; null where it failed, was late or did not hold, with the reason's code in the log. */
async function readWithin(
  reader: QueryReader,
  text: string,
  offered: Offered,
  patience: number,
  log: Log,
): Promise<CheckedRead | null> {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => {
      resolve(LATE)
      stop.abort()
    }, patience)
  })
  const without = (code: string, status?: number): null => {
    log.warn(status === undefined ? { code } : { code, status }, 'question not read by the model')
    return null
  }
  try {
    // A copy, so that a reader cannot add to what it is checked against.
    const given = await Promise.race([reader.read(text, structuredClone(offered), stop.signal), late])
    return given === LATE ? without('timeout') : (checkRead(given, text, offered) ?? without('invalid'))
  } catch (thrown) {
    // What a reader throws may quote the question or the key: only codes of our own are written.
    return thrown instanceof ReaderFailure ? without(thrown.code, thrown.status) : without('failed')
  } finally {
    clearTimeout(timer)
  }
}

const LATE = Symbol('late')
