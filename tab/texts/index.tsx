import { createContext, type ReactNode, useContext } from 'react'
import { isTag } from './direction'

/** The languages there are texts in. A new one is a name here and a column in each file beside this one. */
export const LANGUAGES = ['en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The texts of one place in every language. */
export type Translated<Texts> = Record<Language, Texts>

export interface Locale {
  language: Language
  /** For dates and numbers: "en-GB". */
  tag: string
}

const LocaleContext = createContext<Locale>({ language: 'en', tag: 'en' })

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

/** The language to show for the tags that a person prefers; dates and numbers follow their first tag of that language. */
export function localeFor(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => tag === known || tag.startsWith(`${known}-`))
    if (language !== undefined && isTag(tag)) return { language, tag }
  }
  return { language: 'en', tag: 'en' }
}

export const useLocale = (): Locale => useContext(LocaleContext)

/** The texts of one place in the language of the page. */
export function useTexts<Texts>(translated: Translated<Texts>): Texts {
  return translated[useLocale().language]
}
