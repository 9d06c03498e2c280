import type { Answer } from '../../../src/answers/types'
import { type ReportEntry, reportCatalogue } from '../../../src/reports'
import type { DeskParts } from '../../engine/desk'

/** The catalogue, and what is to be said about report dates in general. */
export interface ReportSheet {
  entries: ReportEntry[]
  /** The engine's own answer on the dates; undefined where the knowledge has no such topic. */
  dates: Answer | undefined
}

const DATES = 'report-dates'

/** What the page "Reports" asks. */
export function reportsDesk({ knowledge, assistant }: DeskParts) {
  return {
    reports(): ReportSheet {
      const topic = knowledge.topics.find((entry) => entry.topic === DATES)
      const dates = topic && assistant.reply({ text: topic.ask, at: 0 }).answer
      return { entries: reportCatalogue(knowledge), dates: dates?.topic === DATES ? dates : undefined }
    },
  }
}
