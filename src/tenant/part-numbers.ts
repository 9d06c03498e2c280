import type { ServiceId } from '../knowledge/types'
import type { MarkedEnvironment } from './types'

/** The marks of environments in part numbers, upper case: first match. Some names hold several, such as GCC in GCCHIGH. */
const MARKS: readonly [MarkedEnvironment, RegExp][] = [
  ['gcc-high', /GCC_?HIGH/],
  ['dod', /(^|[^A-Z])DOD([^A-Z]|$)/],
  ['gcc', /(^|[^A-Z])(GOV|GCC)([^A-Z]|$)/],
  ['education', /(^|[^A-Z])(M365EDU|EDU|FAC|FACULTY|STU|STUDENTS?|STUUSEBNFT|ALUMNI)([^A-Z]|$)/],
]

/** A trial of a paid licence has the paid part number and cannot be told apart. */
const FREE =
  /FREE|VIRAL|TRIAL|EXPLORATORY|ADHOC|_IW(_SKU)?$|^POWER_BI_STANDARD|^POWERAPPS_DEV$|^WINDOWS_STORE$|^SMB_APPS$/

/** The environment that a part number is marked with; null where it is not. */
export function markOf(partNumber: string): MarkedEnvironment | null {
  const upper = partNumber.toUpperCase()
  return MARKS.find(([, pattern]) => pattern.test(upper))?.[0] ?? null
}

/** Whether a licence costs nothing, by its part number. */
export const isFree = (partNumber: string): boolean => FREE.test(partNumber.toUpperCase())

/** The entry of the Office 365 suite for the environment of a licence. */
export const suiteIn = (environment: MarkedEnvironment | null): ServiceId => `office-365-${environment ?? 'commercial'}`
