import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActivityRow } from '../../../src/activity'
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

/** Whether the person has asked since the app was opened: coming back to the page shows it again. */
const visit = { wanted: false }

/** What was shared, asked for when the person wants it. */
export function useActivity(): { activity: Activity; show: () => void } {
  const host = useHost()
  const signIn = host?.signIn
  const [activity, setActivity] = useState<Activity>({ state: 'connecting' })
  const latest = useRef(0)

  const show = useCallback(() => {
    if (signIn === undefined) return
    visit.wanted = true
    latest.current += 1
    const mine = latest.current
    setActivity({ state: 'loading' })
    askSignedIn(signIn, async (token) =>
      told<ActivityTold>(await ask('activity', { headers: authorized(token) })),
    ).then((answer) => {
      if (latest.current === mine) setActivity(answer)
    })
  }, [signIn])

  useEffect(() => {
    if (host === undefined) return
    if (host === null) return setActivity({ state: 'outside' })
    let here = true
    statusOfServer().then(
      ({ configured }) => {
        if (!here) return
        if (!configured) setActivity({ state: 'off' })
        else if (visit.wanted) show()
        else setActivity({ state: 'offered' })
      },
      () => here && setActivity({ state: 'failed', by: 'network' }),
    )
    return () => {
      here = false
      latest.current += 1
    }
  }, [host, show])

  return { activity, show }
}
