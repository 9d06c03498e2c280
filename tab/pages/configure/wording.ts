import { useLocale, useTexts } from '../../texts'
import { configureTexts } from '../../texts/configure'
import { environmentTexts } from '../../texts/environments'
import { formatNumber } from '../../texts/format'
import { addressOf, type Draft, ENVIRONMENTS, FILTERS } from './choice'
import type { Option, TabOptions } from './desk'

/** What a choice comes to, in words. */
export interface Preview {
  /** Undefined while the choice is not complete. */
  address: string | undefined
  /** What everyone will see, or what is still to be chosen. */
  words: string
  /** The name on the tab. */
  name: string
}

const nameIn = (options: readonly Option[], id: string): string =>
  options.find((option) => option.id === id)?.name ?? id

/** Puts a choice into words, with the names that the catalogue has for what was chosen. */
export function usePreview({ services, suites, verdicts }: TabOptions): (draft: Draft) => Preview {
  const texts = useTexts(configureTexts)
  const clouds = useTexts(environmentTexts)
  const { tag } = useLocale()
  const list = (names: string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(names)

  const shown: Record<(typeof FILTERS)[number], (value: string) => string> = {
    verdict: (id) => nameIn(verdicts, id),
    suite: (id) => nameIn(suites, id),
    env: (id) => clouds[ENVIRONMENTS.find((name) => name === id) ?? 'commercial'],
    q: (typed) => typed,
  }
  const said = (draft: Draft): Omit<Preview, 'address'> => {
    if (draft.kind === 'page' && draft.page !== undefined) {
      const page = texts.pages[draft.page]
      return { words: texts.preview.page(page), name: texts.names.page(page) }
    }
    if (draft.kind === 'comparison') {
      const names = draft.services.map((id) => nameIn(services, id))
      const name = texts.names.comparison(names[0] ?? '', formatNumber(names.length - 1, tag))
      return { words: texts.preview.comparison(list(names)), name }
    }
    if (draft.kind === 'list') {
      const filters = FILTERS.flatMap((filter) => {
        const value = draft.filter[filter]?.trim()
        return value ? [{ filter, value: shown[filter](value) }] : []
      })
      const words = filters.map(({ filter, value }) => texts.preview.filter(texts.filters[filter], value))
      const name = texts.names.list(filters.map(({ value }) => value).join(', '))
      return { words: texts.preview.list(list(words)), name }
    }
    return { words: texts.preview.app, name: texts.names.app }
  }
  return (draft) => {
    const address = addressOf(draft)
    if (address === undefined) {
      return { address, words: texts.preview.incomplete[draft.kind ?? 'none'], name: '' }
    }
    return { address, ...said(draft) }
  }
}
