import type { ScopeEnvironment } from '../../src/scope/types'
import type { Translated } from '.'

const en: Record<ScopeEnvironment, string> = {
  commercial: 'Commercial',
  government: 'Government',
  gcc: 'GCC',
  'gcc-high': 'GCC High',
  dod: 'DoD',
  education: 'Education',
  china: 'China',
}

/** What the environments are called, wherever they are listed or chosen. */
export const environmentTexts: Translated<typeof en> = { en }
