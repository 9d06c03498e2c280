import { csvOf } from '../csv'

/** How far a share is: whether one that was only begun arrived is not known. */
export const ACTIVITY_STATES = ['posted', 'posting', 'undoing', 'undone'] as const
export type ActivityState = (typeof ACTIVITY_STATES)[number]

/** Something that was shared into a channel, by the names of the day on which it was. */
export interface ActivityRow {
  /** The id of the link that was shared. */
  link: string
  title: string
  team: string
  channel: string
  by: string
  /** ISO date and time, UTC. */
  at: string
  state: ActivityState
  /** Shared by who asks. */
  own: boolean
}

/** What is wanted of the rows; what is left out leaves all. */
export interface ActivityFilter {
  /** Each word stands somewhere in what was shared, where, or by whom. */
  words?: string
  team?: string
  state?: ActivityState
  own?: boolean
}

/** The rows that a filter leaves, in their order. */
export function filterActivity(
  rows: readonly ActivityRow[],
  { own, state, team, words = '' }: ActivityFilter,
): ActivityRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = [row.title, row.team, row.channel, row.by].join(' ').toLowerCase()
    return (
      wanted.every((word) => text.includes(word)) &&
      (team === undefined || row.team === team) &&
      (state === undefined || row.state === state) &&
      (own !== true || row.own)
    )
  })
}

/** The teams of the rows, in the order of the alphabet. */
export const teamsOf = (rows: readonly ActivityRow[]): string[] =>
  [...new Set(rows.map(({ team }) => team))].sort((a, b) => a.localeCompare(b))

/** The rows as CSV. */
export const activityCsv = (rows: readonly ActivityRow[]): string =>
  csvOf(['at', 'by', 'title', 'team', 'channel', 'state', 'link'], rows)
