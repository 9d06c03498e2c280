import { MessageBar, MessageBarBody, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useLocation } from 'wouter'
import { Page } from '../../app/page'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { Checks } from './checks'
import { ConsentPage } from './consent'
import { Covered } from './covered'
import type { TenantFile } from './desk'
import { NotShown } from './not-shown'
import { useOwnTenant } from './own'
import { OwnBar, OwnTenantStates } from './own-tenant'
import { ServiceTable } from './service-table'

const useStyles = makeStyles({
  sample: { marginBottom: tokens.spacingVerticalL },
  organisation: { ...typographyStyles.subtitle1, margin: `0 0 ${tokens.spacingVerticalM}` },
})

/** What a tenant's licences bring, and what the page says of each; the windows for signing in are below it. */
export function TenantPage() {
  const [location] = useLocation()
  if (location.startsWith('/tenant/consent')) return <ConsentPage done={location.endsWith('/done')} />
  return <TenantOrSample />
}

/** The person's own tenant where they asked for it and it could be read; a made-up one for everybody else. */
function TenantOrSample() {
  const texts = useTexts(tenantTexts)
  const page = useOwnTenant()
  const { own, refresh, signOut } = page
  return (
    <Page title={texts.title} lead={texts.lead}>
      {own.state === 'shown' ? (
        <>
          <OwnBar asOf={own.tenant.asOf} refresh={refresh} signOut={signOut} />
          <Tenant file={own.tenant} />
        </>
      ) : (
        <>
          <OwnTenantStates page={page} />
          {own.state !== 'loading' && <Sample />}
        </>
      )}
    </Page>
  )
}

function Sample() {
  const asked = useAsked('sample', (engine) => engine.sampleTenant())
  if (asked.state === 'failed') return <Failed retry={asked.retry} />
  if (asked.state === 'loading') return <Loading />
  return <Tenant file={asked.value} />
}

function Tenant({ file: { sheet, csv } }: { file: TenantFile }) {
  const styles = useStyles()
  const texts = useTexts(tenantTexts)
  const organisation = sheet.organisation ?? (sheet.sample ? texts.sample : texts.own.unnamed)
  return (
    <>
      {sheet.sample && (
        <MessageBar intent="info" layout="multiline" className={styles.sample}>
          <MessageBarBody>{texts.sampleTenant(organisation)}</MessageBarBody>
        </MessageBar>
      )}
      <h2 className={styles.organisation}>{organisation}</h2>
      <Covered sheet={sheet} />
      <ServiceTable rows={sheet.rows} csv={csv} sample={sheet.sample} />
      <Checks checks={sheet.checks} sources={sheet.summary.sources} />
      <NotShown sheet={sheet} />
    </>
  )
}
