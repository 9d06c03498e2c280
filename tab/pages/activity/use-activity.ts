import { useCallback, useEffect } from 'react'
import type { ActivityRow } from '../../../src/activity'
import { useLatest } from '../../app/latest'
import { ask, authorized, told } from '../../app/own-server'
import { askSignedIn, type NotTold } from '../../app/signed-in'
import { useHost } from '../../host/context'
import { statusOfServer } from '../tenant/server'

/** What the server tells. */
export interface ActivityTold {
  rows: ActivityRow[]
  /** Teams that could not be asked whether the person is a member. */
  unasked: number
}

/** `outside`: no client holds the page. `off`: the server has no sign-in. `offered`: nothing was asked yet. */
export type Activity =
  | { state: 'connecting' | 'outside' | 'off' | 'offered' | 'loading' }
  | { state: 'told'; told: ActivityTold }
  | NotTold

const CONNECTING: Activity = { state: 'connecting' }
const LOADING: Activity = { state: 'loading' }

/** Whether the person has asked since the app was opened: coming back to the page shows it again. */
const visit = { wanted: false }

/** What was shared, asked for when the person wants it. */
export function useActivity(): { activity: Activity; show: () => void } {
  const host = useHost()
  const signIn = host?.signIn
  const { state: activity, begin, set, stop } = useLatest<Activity>(CONNECTING, LOADING)

  const show = useCallback(() => {
    if (signIn === undefined) return
    visit.wanted = true
    begin(
      askSignedIn(signIn, async (token) => told<ActivityTold>(await ask('activity', { headers: authorized(token) }))),
    )
  }, [signIn, begin])

  useEffect(() => {
    if (host === undefined) return
    if (host === null) return set({ state: 'outside' })
    let here = true
    statusOfServer().then(
      ({ configured }) => {
        if (!here) return
        if (!configured) set({ state: 'off' })
        else if (visit.wanted) show()
        else set({ state: 'offered' })
      },
      () => here && set({ state: 'failed', by: 'network' }),
    )
    return () => {
      here = false
      stop()
    }
  }, [host, show, set, stop])

  return { activity, show }
}
