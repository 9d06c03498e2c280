import { useCallback, useEffect, useRef, useState } from 'react'
import { askSignedIn, type NotTold } from '../../app/signed-in'
import { useHost } from '../../host/context'
import type { SignIn } from '../../host/types'
import { askForTenant, type OwnTenant, signOutOfServer, statusOfServer } from './server'

/**
 * The person's own tenant on this page. `none`: nobody asks the person anything, because no client holds the page or the
 * server does not read licences. `offered`: nothing was read yet.
 */
export type Own =
  | { state: 'none' }
  | { state: 'offered' }
  | { state: 'loading' }
  | { state: 'shown'; tenant: OwnTenant }
  | NotTold

export interface OwnTenantPage {
  own: Own
  /** Shows it; from a click. */
  show(): void
  refresh(): void
  /** Opens the window in which the person allows what is missing, and asks once more after it. From a click. */
  allow(): void
  signOut(): void
}

/** Whether the person has asked for their tenant since the app was opened: coming back to the page shows it again. */
const visit = { wanted: false }

async function asked(signIn: SignIn, anew: boolean, claims?: string): Promise<Own> {
  const answer = await askSignedIn(signIn, (token) => askForTenant(token, anew), claims)
  return answer.state === 'told' ? { state: 'shown', tenant: answer.told } : answer
}

/** The address of the window in which a person allows what is missing. */
const consentAddress = (claims: string | undefined): string =>
  `${location.origin}/tab/tenant/consent${claims === undefined ? '' : `?claims=${encodeURIComponent(claims)}`}`

/** Asks for the person's own tenant: only when they want it, one question at a time, and never again by itself. */
export function useOwnTenant(): OwnTenantPage {
  const signIn = useHost()?.signIn
  const [own, setOwn] = useState<Own>({ state: 'none' })
  const latest = useRef(0)

  /** Shows what this comes to, unless something else was begun meanwhile. */
  const begin = useCallback((work: Promise<Own>) => {
    latest.current += 1
    const mine = latest.current
    setOwn({ state: 'loading' })
    work.then((next) => {
      if (latest.current === mine) setOwn(next)
    })
  }, [])

  const ask = useCallback(
    (anew: boolean) => {
      if (signIn === undefined) return
      visit.wanted = true
      begin(asked(signIn, anew))
    },
    [signIn, begin],
  )

  useEffect(() => {
    if (signIn === undefined) return
    let here = true
    statusOfServer().then(
      ({ configured }) => {
        if (!here || !configured) return
        if (visit.wanted) ask(false)
        else setOwn({ state: 'offered' })
      },
      (reason: unknown) => console.warn('The server does not answer.', reason),
    )
    return () => {
      here = false
      latest.current += 1
    }
  }, [signIn, ask])

  return {
    own,
    show: () => ask(false),
    refresh: () => ask(true),
    allow() {
      if (signIn === undefined || own.state !== 'refused') return
      const { claims } = own.refusal
      const before = own
      begin(
        signIn.inWindow(consentAddress(claims)).then(
          () => asked(signIn, true, claims),
          // Closed, or refused: what was missing still is.
          () => before,
        ),
      )
    },
    signOut() {
      if (signIn === undefined) return
      visit.wanted = false
      latest.current += 1
      setOwn({ state: 'offered' })
      signIn
        .token()
        .then(signOutOfServer)
        .catch((reason: unknown) => console.warn('The server was not told of the sign-out.', reason))
    },
  }
}
