import { z } from 'zod'
import type { Answer, Conversation } from '../answers/types'
import { VERDICTS } from '../knowledge/types'

/** Longest question that is read. People paste whole questionnaires; the engine has its own limit beneath. */
export const LONGEST_QUESTION = 30_000

const id = z.string().min(1).max(100)
const KINDS = ['verdict', 'answer', 'clarify', 'not-stated', 'off-topic', 'smalltalk', 'action'] as const

const conversation: z.ZodType<Conversation> = z.strictObject({
  v: z.literal(1),
  services: z.array(id).max(50),
  environment: id.nullable(),
  topic: id.nullable(),
  kind: z.enum(KINDS),
  choices: z.array(id).max(50),
  at: z.number().nullable(),
})

/** What `POST /api/ask` takes. `conversation` is what the answer before came with. */
export const ASK_REQUEST = z.strictObject({
  text: z.string().min(1).max(LONGEST_QUESTION),
  conversation: conversation.optional(),
})

const choice = z.strictObject({ label: z.string(), send: z.string() })
const https = z.url({ protocol: /^https$/ })

const answer: z.ZodType<Answer> = z.strictObject({
  kind: z.enum(KINDS),
  topic: z.string().nullable(),
  items: z.array(
    z.strictObject({
      service: z.string(),
      verdict: z.enum(VERDICTS),
      name: z.string(),
      label: z.string(),
      conditions: z.array(z.string()),
    }),
  ),
  headline: z.string(),
  sentences: z.array(
    z.strictObject({
      text: z.string(),
      facts: z.array(z.string()),
      role: z.enum(['reading', 'lead', 'detail', 'check', 'chrome']),
    }),
  ),
  text: z.string().min(1),
  sources: z.array(
    z.strictObject({
      n: z.int().min(1),
      id: z.string(),
      title: z.string(),
      url: https.exactOptional(),
      asOf: z.string(),
    }),
  ),
  facts: z.array(z.string()),
  confidence: z.enum(['high', 'medium']).nullable(),
  choices: z.array(choice),
  followUps: z.array(choice),
  links: z.array(z.strictObject({ label: z.string(), url: https })),
  questionnaire: z.string(),
  trace: z.strictObject({
    rule: z.string(),
    spans: z.array(z.strictObject({ start: z.int(), end: z.int(), service: z.string(), how: z.string() })),
    scores: z.array(z.strictObject({ intent: z.string(), score: z.number() })),
    facts: z.array(z.string()),
    followed: z.string().exactOptional(),
  }),
})

/** What `POST /api/ask` gives. */
export const ASK_RESPONSE = z.strictObject({ answer, conversation })
