import { MessageBar, MessageBarBody, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { Page } from '../../app/page'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'
import { Checks } from './checks'
import { Covered } from './covered'
import type { TenantFile } from './desk'
import { NotShown } from './not-shown'
import { ServiceTable } from './service-table'

const useStyles = makeStyles({
  sample: { marginBottom: tokens.spacingVerticalL },
  organisation: { ...typographyStyles.subtitle1, margin: `0 0 ${tokens.spacingVerticalM}` },
})

/** What a tenant's licences bring, and what the page says of each: until somebody signs in, of a made-up tenant. */
export function TenantPage() {
  const texts = useTexts(tenantTexts)
  const asked = useAsked('sample', (engine) => engine.sampleTenant())
  return (
    <Page title={texts.title} lead={texts.lead}>
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {asked.state === 'loading' && <Loading />}
      {asked.state === 'ready' && <Tenant file={asked.value} />}
    </Page>
  )
}

function Tenant({ file: { sheet, csv } }: { file: TenantFile }) {
  const styles = useStyles()
  const texts = useTexts(tenantTexts)
  const organisation = sheet.organisation ?? texts.sample
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
