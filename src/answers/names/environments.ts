import type { ServiceId } from '../../knowledge/types'

/** The clouds and offerings that a question may ask about beside a service. */
export type Environment = 'government' | 'gcc' | 'gcc-high' | 'dod' | 'education' | 'china' | 'germany'

const BY_SERVICE: Record<ServiceId, Environment> = {
  'office-365-gcc': 'gcc',
  'office-365-gcc-high': 'gcc-high',
  'office-365-dod': 'dod',
  'office-365-government': 'government',
  'azure-government': 'government',
  'office-365-education': 'education',
  'azure-china': 'china',
  'office-365-china': 'china',
  'azure-germany': 'germany',
}
const PLANS = /^(office-365|microsoft-365|dynamics-365)(-education|-commercial|-government)?$/
const SPLIT = new Set(['office-365-gcc', 'office-365-gcc-high', 'office-365-dod'])

const NAMES: Record<Environment, string> = {
  government: 'a government cloud',
  gcc: 'GCC',
  'gcc-high': 'GCC High',
  dod: 'DoD',
  education: 'an education offering',
  china: 'China',
  germany: 'Germany',
}

/** Whether a word is the id of an environment. */
export const isEnvironment = (word: string): word is Environment => Object.hasOwn(NAMES, word)

/** The name of an environment as it stands behind "in"; the word itself where it is none. */
export const environmentName = (word: string): string => (isEnvironment(word) ? NAMES[word] : word)

/** The environment that a service of the catalogue stands for, if it does. */
export const environmentOf = (service: ServiceId): Environment | null => BY_SERVICE[service] ?? null

/** Whether a service is one of the government clouds that are said without their suite: "GCC", "DoD". */
export const isSplitCloud = (service: ServiceId): boolean => SPLIT.has(service)

/** Whether a service is a plan or suite that other services come with. */
export const isPlanService = (service: ServiceId): boolean => PLANS.test(service)
