import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Page } from '../../app/page'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import type { SignIn } from '../../host/types'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { ConsentPage } from './consent'
import { HealthFailed, HealthSection, HealthWaiting } from './health'
import { type Own, useOwnTenant } from './own'
import { OwnBar, OwnTenantStates } from './own-tenant'
import { Refused } from './refused'
import type { OwnTenant } from './server'
import { Tenant } from './tenant'
import { useHealth } from './use-health'

const useStyles = makeStyles({ sample: { marginTop: tokens.spacingVerticalM } })

/** What a tenant's licences bring, and what the page says of each; the windows for signing in are below it. */
export function TenantPage() {
  const [location] = useLocation()
  if (location.startsWith('/tenant/consent')) return <ConsentPage done={location.endsWith('/done')} />
  return <TenantOrSample />
}

/** Where the sample is there already, or it is waited for something that may take its place. */
const WITHOUT_SAMPLE: ReadonlySet<Own['state']> = new Set(['none', 'unknown', 'loading', 'signing-out'])

/** The person's own tenant where they asked for it and it could be read; a made-up one where the server reads none. */
function TenantOrSample() {
  const texts = useTexts(tenantTexts)
  const page = useOwnTenant()
  const { own, signIn, refresh, signOut } = page
  const shown = own.state === 'shown' && signIn !== undefined ? own.tenant : undefined
  return (
    <Page title={texts.title} lead={texts.lead}>
      {shown !== undefined && signIn !== undefined ? (
        <>
          <OwnBar asOf={shown.asOf} refresh={refresh} signOut={signOut} />
          <OwnTenantWithHealth tenant={shown} signIn={signIn} />
        </>
      ) : (
        <>
          {own.state === 'unknown' ? <Loading /> : <OwnTenantStates page={page} />}
          {own.state === 'none' && <Sample />}
          {!WITHOUT_SAMPLE.has(own.state) && <SampleOnRequest />}
        </>
      )}
    </Page>
  )
}

function OwnTenantWithHealth({ tenant, signIn }: { tenant: OwnTenant; signIn: SignIn }) {
  const { health, again, allow } = useHealth(signIn, tenant.asOf)
  const told = health.state === 'told' ? health.told : undefined
  const ways = { again, allow }
  return (
    <Tenant file={tenant} asOf={tenant.asOf} health={told && 'told' in told.health ? told.health.told : undefined}>
      {health.state === 'loading' && <HealthWaiting />}
      {health.state === 'failed' && <HealthFailed again={again} />}
      {health.state === 'refused' && (
        <Refused
          heading="h4"
          refusal={health.refusal}
          again={again}
          allow={(everybody) => allow(health.refusal, everybody)}
        />
      )}
      {told !== undefined && <HealthSection told={told} sheet={tenant.sheet} ways={ways} />}
    </Tenant>
  )
}

/** Beside a real tenant that could be read, a made-up one is shown to whoever asks for it. */
function SampleOnRequest() {
  const styles = useStyles()
  const texts = useTexts(tenantTexts).own
  const [wanted, setWanted] = useState(false)
  if (wanted) return <Sample />
  return (
    <Button appearance="subtle" className={styles.sample} onClick={() => setWanted(true)}>
      {texts.showSample}
    </Button>
  )
}

/** Of a made-up tenant nothing is refused, so that there is nothing to lift. */
const NO_WAYS = { again: () => {}, allow: () => {} }

function Sample() {
  const asked = useAsked('sample', (engine) => engine.sampleTenant())
  if (asked.state === 'failed') return <Failed retry={asked.retry} />
  if (asked.state === 'loading') return <Loading />
  const { file, health } = asked.value
  return (
    <Tenant file={file} asOf={null} health={'told' in health.health ? health.health.told : undefined}>
      <HealthSection told={health} sheet={file.sheet} ways={NO_WAYS} />
    </Tenant>
  )
}
