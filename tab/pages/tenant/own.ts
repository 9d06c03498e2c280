import { useCallback, useEffect, useRef, useState } from 'react'
import { useLatest } from '../../app/latest'
import { askSignedIn, type NotTold } from '../../app/signed-in'
import { useHost } from '../../host/context'
import type { SignIn } from '../../host/types'
import { afterWindow } from './after-window'
import { askForTenant, type OwnTenant, signOutOfServer, statusOfServer } from './server'

/**
 * The person's own tenant on this page. `unknown`: it is not known yet whether the server reads licences. `none`: it does not.
 * `elsewhere`: it does, but no client holds the page that could sign the person in. `offered`: nothing was read yet; `alone`
 * says that what is read is shown to the person alone. `not-signed-out`: the person wanted to be, and the server still knows
 * them.
 */
export type Own =
  | { state: 'unknown' }
  | { state: 'none' }
  | { state: 'elsewhere' }
  | { state: 'offered'; alone: boolean }
  | { state: 'loading' }
  | { state: 'shown'; tenant: OwnTenant }
  | { state: 'signing-out' }
  | { state: 'not-signed-out' }
  | NotTold

export interface OwnTenantPage {
  own: Own
  /** Signs the person in; undefined where nothing can be read. */
  signIn: SignIn | undefined
  /** Shows it; from a click. */
  show(): void
  /** Tries once more what failed; from a click. */
  again(): void
  refresh(): void
  /**
   * Opens the window in which the person allows what is missing, or an administrator does for everybody, and asks once more
   * after it. From a click.
   */
  allow(everybody: boolean): void
  signOut(): void
}

/** Whether the person has asked for their tenant since the app was opened: coming back to the page shows it again. */
const visit = { wanted: false }

const UNKNOWN: Own = { state: 'unknown' }
const LOADING: Own = { state: 'loading' }
const SIGNING_OUT: Own = { state: 'signing-out' }

async function asked(signIn: SignIn, anew: boolean, claims?: string): Promise<Own> {
  const answer = await askSignedIn(signIn, (token) => askForTenant(token, anew), claims)
  return answer.state === 'told' ? { state: 'shown', tenant: answer.told } : answer
}

/** Signs the person out, after which the page shows `then`. Nobody is told that they are signed out who is not. */
async function signedOut(signIn: SignIn, then: Own): Promise<Own> {
  const { state } = await askSignedIn(signIn, signOutOfServer)
  if (state !== 'told') return { state: 'not-signed-out' }
  visit.wanted = false
  return then
}

/** What the page begins with, by what the server does and whether a client can sign the person in. */
async function offer(canSignIn: boolean): Promise<Own> {
  try {
    const status = await statusOfServer()
    if (!status.configured) return { state: 'none' }
    return canSignIn ? { state: 'offered', alone: status.access === 'delegated' } : { state: 'elsewhere' }
  } catch (reason) {
    console.warn('The server does not answer.', reason)
    // Nobody is shown a made-up tenant because their own could not be asked for.
    return { state: 'failed', by: 'network' }
  }
}

/** Asks for the person's own tenant: only when they want it, one question at a time, and never again by itself. */
export function useOwnTenant(): OwnTenantPage {
  const host = useHost()
  const signIn = host?.signIn
  const isConnected = host !== undefined
  const { state: own, begin, set, stop } = useLatest<Own>(UNKNOWN, LOADING)
  const offered = useRef<Own>(UNKNOWN)
  const [attempt, setAttempt] = useState(0)

  const ask = useCallback(
    (anew: boolean) => {
      if (signIn === undefined) return
      visit.wanted = true
      begin(asked(signIn, anew))
    },
    [signIn, begin],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks the server anew
  useEffect(() => {
    if (!isConnected) return
    let here = true
    offer(signIn !== undefined).then((found) => {
      if (!here) return
      offered.current = found
      if (found.state === 'offered' && visit.wanted) ask(false)
      else set(found)
    })
    return () => {
      here = false
      stop()
    }
  }, [isConnected, signIn, attempt, ask, set, stop])

  return {
    own,
    signIn,
    show: () => ask(false),
    again() {
      if (offered.current.state !== 'failed') return ask(false)
      set(UNKNOWN)
      setAttempt((before) => before + 1)
    },
    refresh: () => ask(true),
    allow(everybody) {
      if (signIn === undefined || own.state !== 'refused') return
      const { refusal } = own
      const again = () => asked(signIn, true, refusal.claims)
      begin(afterWindow(signIn, { refusal, everybody, before: own }, again))
    },
    signOut() {
      if (signIn !== undefined) begin(signedOut(signIn, offered.current), SIGNING_OUT)
    },
  }
}
