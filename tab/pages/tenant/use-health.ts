import { useEffect, useRef } from 'react'
import { useLatest } from '../../app/latest'
import type { Refusal } from '../../app/own-server'
import { askSignedIn, type NotTold } from '../../app/signed-in'
import type { SignIn } from '../../host/types'
import { afterWindow } from './after-window'
import { askForHealth, type TenantHealth } from './server'

/** The health of the tenant's services on this page. */
export type Health = { state: 'loading' } | { state: 'told'; told: TenantHealth } | NotTold

export interface HealthPart {
  health: Health
  again(): void
  /** Opens the window in which what the refusal names is allowed, and asks once more after it. From a click. */
  allow(refusal: Refusal, everybody: boolean): void
}

const LOADING: Health = { state: 'loading' }

const asked = (signIn: SignIn, anew: boolean, claims?: string): Promise<Health> =>
  askSignedIn(signIn, (token) => askForHealth(token, anew), claims)

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
      const again = () => asked(signIn, true, refusal.claims)
      begin(afterWindow(signIn, { refusal, everybody, before: health }, again))
    },
  }
}
