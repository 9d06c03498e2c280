import type { ServiceId, Statement, TopicEntry } from '../knowledge/types'
import type { Claim, Speaker } from './claims'
import { fits } from './verdict-sentences'

/** The sentences, and whether the first of them says that no source states it. */
export interface TopicSaid {
  said: Claim[]
  silent: boolean
}

/** An answer stays short enough to be read: so many sentences at most, checks included. */
const MOST = 7

/**
 * What is said about a topic: the leads that the question calls for, or else the general one; then details and checks.
 * Empty where no lead is carried by facts.
 */
export function sayTopic(
  speaker: Speaker,
  entry: TopicEntry,
  services: readonly ServiceId[],
  words: string,
): TopicSaid {
  const fitting = entry.statements.filter((s) => fits(s, services, words))
  const claims = (list: Statement[]): Claim[] => list.flatMap((s) => speaker.claim(s) ?? [])
  const called = fitting.filter((s) => s.when)
  const general = fitting.filter((s) => !s.when)
  const of = (role: Statement['role'], list: Statement[]) => claims(list.filter((s) => s.role === role))
  const calledLeads = of('lead', called)
  const leads = calledLeads.length ? calledLeads.slice(0, 3) : of('lead', general)
  if (leads.length === 0) return { said: [], silent: true }
  const details = [...of('detail', called), ...of('detail', general)]
  const checks = [...of('check', called), ...of('check', general)].slice(0, 2)
  const first = (calledLeads.length ? called : general).find((s) => s.role === 'lead')
  const said = [...leads, ...details.slice(0, Math.max(0, MOST - leads.length - checks.length)), ...checks]
  return { said, silent: first?.silent === true || entry.kind === 'not-stated' }
}
