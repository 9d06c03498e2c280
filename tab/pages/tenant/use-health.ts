import { useEffect, useRef } from 'react'
import type { Refusal } from '../../app/own-server'
import type { SignIn } from '../../host/types'
import { windowAddress } from './consent-address'
import { useLatest } from './latest'
import { askForHealth, type TenantHealth } from './server'

/** The health of the tenant's services on this page. */
export type Health =
  | { state: 'loading' }
  | { state: 'told'; told: TenantHealth }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'failed' }

export interface HealthPart {
  health: Health
  again(): void
  /** Opens the window in which what the refusal names is allowed, and asks once more after it. From a click. */
  allow(refusal: Refusal, everybody: boolean): void
}

const LOADING: Health = { state: 'loading' }

async function asked(signIn: SignIn, anew: boolean, claims?: string): Promise<Health> {
  try {
    const told = await askForHealth(await signIn.token(claims), anew)
    return 'health' in told ? { state: 'told', told } : { state: 'refused', refusal: told }
  } catch (reason) {
    console.warn('The service health could not be had.', reason)
    return { state: 'failed' }
  }
}

/** Asks for the health once the tenant is shown, and again whenever that was read again: `asOf` says when. */
export function useHealth(signIn: SignIn, asOf: string): HealthPart {
  const { state: health, begin, stop } = useLatest<Health>(LOADING, LOADING)
  const first = useRef(asOf)

  useEffect(() => {
    begin(asked(signIn, asOf !== first.current))
    return stop
  }, [signIn, asOf, begin, stop])

  return {
    health,
    again: () => begin(asked(signIn, true)),
    allow(refusal, everybody) {
      const before = health
      begin(
        signIn.inWindow(windowAddress(refusal, everybody, location.origin)).then(
          () => asked(signIn, true, refusal.claims),
          // Closed, or refused: what was missing still is.
          () => before,
        ),
      )
    },
  }
}
