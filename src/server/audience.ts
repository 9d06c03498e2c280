import { AppError } from '../errors'
import { mayReadCoverage, type Person, type Session, sessionKeyOf } from '../identity'
import type { GraphAccess } from '../settings'

/** Milliseconds for which a reading stands: licences change by the day, not by the minute. */
export const STANDS_FOR = 15 * 60 * 1000

/** Who is shown what was read from Graph. */
export interface Audience {
  /** Throws an AppError where this person is shown nothing. */
  admit(person: Person): void
  /** Whom a reading is for: a person in their session, or everybody of a tenant who is admitted. */
  keyOf(session: Session): string
  /** Milliseconds in which reading anew gives the same: a person clicks more than once, and a tenant has many people. */
  justRead: number
  /** Whether a reading is one person's own, so that it goes when they sign out. */
  personal: boolean
}

/** Graph may refuse one person what it tells another: each is shown what their own request was answered with. */
const EACH_FOR_THEMSELVES: Audience = {
  admit: () => {},
  keyOf: sessionKeyOf,
  justRead: 5000,
  personal: true,
}

/** Read once a tenant by the app itself, whose permissions know no difference between people: who is shown it, is decided here. */
const ofTenant = (admit: Audience['admit']): Audience => ({
  admit,
  keyOf: ({ tenant }) => tenant,
  justRead: 60_000,
  personal: false,
})

const AUDIENCES: Record<GraphAccess, Audience> = {
  delegated: EACH_FOR_THEMSELVES,
  application: ofTenant((person) => {
    if (!mayReadCoverage(person)) throw new AppError('coverage-role-missing')
  }),
  'application-for-members': ofTenant((person) => {
    if (!person.member && !mayReadCoverage(person)) throw new AppError('coverage-for-members')
  }),
}

export const audienceOf = (access: GraphAccess): Audience => AUDIENCES[access]
