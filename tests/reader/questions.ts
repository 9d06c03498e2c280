import { linesOf, questionsFile } from '../../scripts/repository'
import { readQuestions } from '../../scripts/score-questions'
import type { Assistant, Conversation } from '../../src/answers'
import { createLog, type Log } from '../../src/log'

/** One turn of a question, with the conversation that the engine has come to by itself. */
export interface AskedTurn {
  text: string
  before: Conversation | undefined
}

/** The engine, asked each thing once: it is pure, and most of a test's time would go into asking it again. */
export function askedOnce(engine: Assistant): Assistant {
  const replies = new Map<string, string>()
  return {
    reply(turn, conversation) {
      const key = JSON.stringify([turn, conversation])
      const known = replies.get(key) ?? JSON.stringify(engine.reply(turn, conversation))
      replies.set(key, known)
      // A fresh copy each time, so that a change made to one reply shows.
      return JSON.parse(known)
    },
  }
}

/** Every turn of the question sets and of the texts that are off the subject. */
export function askedTurns(engine: Assistant): AskedTurn[] {
  const questions = ['auditors.jsonl', 'chatters.jsonl'].flatMap((file) =>
    readQuestions(questionsFile(file)).map(({ turns }) => turns),
  )
  return [...questions, ...linesOf(questionsFile('off-topic.txt')).map((text) => [text])].flatMap((turns) => {
    let before: Conversation | undefined
    return turns.map((text) => {
      const asked = { text, before }
      before = engine.reply({ text }, before).conversation
      return asked
    })
  })
}

/** A log whose lines a test reads. */
export function readableLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  return { log: createLog('info', { write: (line: string) => void lines.push(line) }), lines }
}
