import type { InvokeResponse } from 'botbuilder-core'
import { isObject } from '../activity'
import { shareReportCard } from '../cards/share-report'
import { dialog } from '../invoke/responses'
import type { ExtensionParts } from './parts'
import { resultOf, results } from './results'

const TITLE = 'Share a report'
const CHOOSE = 'Please choose a report.'

/** The dialog of "Share a report". */
export function answerShareFetch({ links }: ExtensionParts): InvokeResponse {
  return dialog(TITLE, shareReportCard(links.reports()), 'medium')
}

/** The card of the report that was chosen, with the note; the dialog again where none was. The note goes nowhere else. */
export function answerShareSubmit(value: unknown, { links, log, origin }: ExtensionParts): InvokeResponse {
  const data = isObject(value) && isObject(value.data) ? value.data : {}
  const note = typeof data.note === 'string' ? data.note : ''
  const shown = typeof data.report === 'string' ? links.show({ kind: 'report', report: data.report }) : null
  log.info({ report: shown?.id ?? null, noted: note !== '' }, 'report chosen')
  if (shown === null) return dialog(TITLE, shareReportCard(links.reports(), { note, problem: CHOOSE }), 'medium')
  return results([resultOf(shown, { origin: origin(), closing: links.closing, note })])
}
