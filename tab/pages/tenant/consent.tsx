import { useEffect, useState } from 'react'
import { Page } from '../../app/page'
import { Loading } from '../../app/states'
import { useHost } from '../../host/context'
import type { SignIn } from '../../host/types'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { consentAddress, failureIn, wantedIn } from './consent-address'
import { statusOfServer } from './server'

/** Under which the window keeps what it sent along, until Entra sends it back. */
const STATE = 'consent-state'

/** Leads to Entra. */
async function leave({ account, ended }: SignIn): Promise<void> {
  const status = await statusOfServer()
  if (!status.configured) return ended('not-configured')
  const state = crypto.randomUUID()
  sessionStorage.setItem(STATE, state)
  const wanted = wantedIn(location.search)
  location.replace(consentAddress({ status, account, origin: location.origin, state, wanted }))
}

/** Tells the client how it ended; the client closes the window. */
async function comeBack({ ended }: SignIn): Promise<void> {
  const failure = failureIn(location, sessionStorage.getItem(STATE))
  sessionStorage.removeItem(STATE)
  ended(failure)
}

/** The window in which a person, or an administrator for everybody, allows what is missing. */
export function ConsentPage({ done }: { done: boolean }) {
  const texts = useTexts(tenantTexts).own.window
  const host = useHost()
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    if (host === undefined) return
    const work =
      host === null ? Promise.reject(new Error('No client opened it.')) : (done ? comeBack : leave)(host.signIn)
    work.catch((reason: unknown) => {
      console.warn('The window cannot go on.', reason)
      setBroken(true)
    })
  }, [host, done])
  return <Page title={texts.title}>{broken ? <p>{texts.broken}</p> : <Loading label={texts.waiting} />}</Page>
}
