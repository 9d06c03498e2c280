import type { ServiceId, Topic } from '../knowledge/types'
import type { Asked } from './asked'
import type { Environment } from './names/environments'

/** Why nothing of substance is said. */
export type OffTopicReason = 'subject' | 'how-to' | 'price' | 'outage' | 'other-vendor' | 'unknown-name' | 'empty'

/** What an answer will be made of. Every way to an answer ends in one of these. */
export type Plan = { rule: string; followed?: ServiceId[] } & (
  | {
      kind: 'verdict'
      asked: Asked[]
      environment: Environment | null
      plans: ServiceId[]
      /** Names that were left out of the verdicts since they may be something else. */
      unsure: Asked[]
      /** A second question of the same turn. */
      also: Topic | null
    }
  | { kind: 'topic'; topic: Topic; services: ServiceId[]; also: Topic | null }
  | { kind: 'clarify'; why: 'which' | 'confirm' | 'service'; label: string; services: ServiceId[] }
  | { kind: 'clarify-topic'; topics: Topic[] }
  | { kind: 'off-topic'; reason: OffTopicReason }
  | { kind: 'smalltalk'; topic: 'greeting' | 'help' | 'thanks' | 'who-are-you' }
  | { kind: 'action'; topic: 'tenant-coverage' | 'share-report' | 'watch' | 'sign-out' }
)
