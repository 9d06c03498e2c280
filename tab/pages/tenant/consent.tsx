import { useEffect, useState } from 'react'
import { Page } from '../../app/page'
import { Loading } from '../../app/states'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { consentAddress, failureIn } from './consent-address'
import { statusOfServer } from './server'

/** Under which the window keeps what it sent along, until Entra sends it back. */
const STATE = 'consent-state'

/** The client that opened this window: it stands behind it, not around it, so that the page was not connected with it. */
const openedBy = () => import('../../host/teams.js').then(({ connectTeams }) => connectTeams())

async function leave(): Promise<void> {
  const [host, status] = await Promise.all([openedBy(), statusOfServer()])
  if (!status.configured) return host.signIn.ended('not-configured')
  const state = crypto.randomUUID()
  sessionStorage.setItem(STATE, state)
  const claims = new URLSearchParams(location.search).get('claims')
  location.replace(consentAddress({ status, account: host.signIn.account, origin: location.origin, state, claims }))
}

async function comeBack(): Promise<void> {
  const host = await openedBy()
  const failure = failureIn(location.hash, sessionStorage.getItem(STATE))
  sessionStorage.removeItem(STATE)
  host.signIn.ended(failure)
}

/** The window in which a person allows what is missing: it leads to Entra, and tells the client how that ended. */
export function ConsentPage({ done }: { done: boolean }) {
  const texts = useTexts(tenantTexts).own.window
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const work = done ? comeBack : leave
    work().catch((reason: unknown) => {
      console.warn('The window cannot go on.', reason)
      setBroken(true)
    })
  }, [done])
  return <Page title={texts.title}>{broken ? <p>{texts.broken}</p> : <Loading label={texts.waiting} />}</Page>
}
