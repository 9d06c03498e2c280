import { numbersOf } from '../../../src/answers/marks'
import type { ServiceId } from '../../../src/knowledge/types'
import { createScope, type Scope } from '../../../src/scope'
import type { Selection } from '../../../src/scope/selection'
import type { ScopeDetails, ScopeTable } from '../../../src/scope/types'
import type { DeskParts } from '../../engine/desk'
import type { AnswerSheet } from '../ask/desk'

/** One line of the list: everything about it, and the answer to the question for its verdict. */
export interface ScopeSheet {
  details: ScopeDetails
  /** Undefined where the question is read as another one ("Office 365 Service Health" is a subject, too). */
  sheet: AnswerSheet | undefined
}

/** What the page "Scope" asks. The list is put together with the first of these questions. */
export function scopeDesk({ knowledge, catalogue, assistant, sourcesOf }: DeskParts) {
  let made: Scope | undefined
  const scope = (): Scope => {
    made ??= createScope({ knowledge, catalogue, assistant })
    return made
  }
  const sheetOf = (details: ScopeDetails): AnswerSheet | undefined => {
    const { answer, conversation } = assistant.reply({ text: details.question })
    const [item, ...more] = answer.items
    if (item?.service !== details.id || item.verdict !== details.verdict || more.length > 0) return undefined
    return { answer, marks: answer.sentences.map((s) => numbersOf(s, answer, sourcesOf)), conversation }
  }
  return {
    scopeTable: (selection: Selection): ScopeTable => scope().table(selection),
    scopeDetails(id: ServiceId): ScopeSheet | undefined {
      const details = scope().details(id)
      return details && { details, sheet: sheetOf(details) }
    },
    /** Side by side, in this order; ids that the list does not have are left out. */
    scopeCompared: (ids: ServiceId[]): ScopeDetails[] => ids.flatMap((id) => scope().details(id) ?? []),
  }
}
