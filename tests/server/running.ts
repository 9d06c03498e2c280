import { request as httpRequest } from 'node:http'
import type { RequestHandler } from 'express'
import { createAssistant } from '../../src/answers'
import type { Assistant, Conversation, Engine, Reply } from '../../src/answers/types'
import { loadKnowledge } from '../../src/knowledge'
import type { Knowledge } from '../../src/knowledge/types'
import { createLinks, type Links } from '../../src/links'
import { type AppParts, createApp } from '../../src/server/app'
import { type Listening, listen } from '../../src/server/listen'
import { anAnswer } from '../bot/fixtures/answers'
import { readableLog } from '../reader/questions'

export const ANSWER = anAnswer({
  kind: 'smalltalk',
  topic: 'help',
  headline: 'Help',
  sentences: [{ text: 'Ask me.', facts: [], role: 'chrome' }],
  trace: { rule: 'help', spans: [], scores: [], facts: [] },
})

export const CONVERSATION: Conversation = {
  v: 1,
  services: [],
  environment: null,
  topic: 'help',
  kind: 'smalltalk',
  choices: [],
  at: 5,
}

/** An assistant that gives what the test wants, so that the server is tested and not the answers. */
export function assistantThat(reply: (text: string, conversation?: Conversation) => Reply): Assistant {
  return { reply: (turn, conversation) => reply(turn.text, conversation) }
}

let linked: { links: Links; knowledge: Knowledge; engine: Engine } | undefined

/** The catalogue as it ships, with its links: made once for a file of tests. */
export function shippedLinks(): { links: Links; knowledge: Knowledge; engine: Engine } {
  if (linked === undefined) {
    const knowledge = loadKnowledge()
    const engine = createAssistant(knowledge)
    linked = { knowledge, engine, links: createLinks(knowledge, engine) }
  }
  return linked
}

export interface Running extends Listening {
  /** What was written to the log. */
  lines: string[]
}

const accepted: RequestHandler = (request, response) => {
  response.json({ received: request.body })
}

/** A server on a free port, with the parts of a test. */
export async function run(parts: Partial<AppParts> & { local?: boolean } = {}): Promise<Running> {
  const { log, lines } = readableLog()
  const { local = true, ...given } = parts
  const app = createApp({
    assistant: assistantThat(() => ({ answer: ANSWER, conversation: CONVERSATION })),
    messages: accepted,
    health: { status: 'ready', version: '1.2.3', node: process.versions.node, knowledgeReviewed: '2026-01-02', local },
    shared: { links: shippedLinks().links, origin: () => 'https://iso22301.example.com' },
    log,
    trustedProxies: 0,
    clock: () => 5,
    ...given,
  })
  return { ...(await listen(app, '127.0.0.1', 0)), lines }
}

/** A GET with a Host header of the test's choice, which fetch does not allow. */
export function getAs(port: number, host: string, path = '/healthz'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })
}

/** A POST of a body as JSON; a string is sent as it is. */
export function post(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
