import { MessageBar, MessageBarBody, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useMemo } from 'react'
import type { ServiceHealth } from '../../../src/tenant'
import { healthNow } from '../../../src/tenant/health-now'
import { useLocale, useTexts } from '../../texts'
import { formatMoment } from '../../texts/format'
import { tenantTexts } from '../../texts/tenant'
import { Checks } from './checks'
import { Covered } from './covered'
import type { TenantFile } from './desk'
import { NotShown } from './not-shown'
import { ServiceTable } from './service-table'

const useStyles = makeStyles({
  sample: { marginBottom: tokens.spacingVerticalL },
  organisation: { ...typographyStyles.subtitle1, margin: `0 0 ${tokens.spacingVerticalM}` },
  printed: {
    display: 'none',
    margin: `0 0 ${tokens.spacingVerticalM}`,
    '@media print': { display: 'block' },
  },
})

interface Props {
  file: TenantFile
  /** When it was read: ISO date and time, UTC; null of a made-up tenant. */
  asOf: string | null
  /** How its services are, as far as that is known. */
  health: ServiceHealth | undefined
  /** The part about service health. */
  children: ReactNode
}

/** A tenant: how much of it is named, its services, how they are, what to ask, and what licences do not show. */
export function Tenant({ file: { sheet, csv }, asOf, health, children }: Props) {
  const styles = useStyles()
  const texts = useTexts(tenantTexts)
  const { tag } = useLocale()
  const now = useMemo(() => health && healthNow(health), [health])
  const organisation = sheet.organisation ?? (sheet.sample ? texts.sample : texts.own.unnamed)
  const facts = { sheet, organisation, read: asOf === null ? null : formatMoment(asOf, tag) }
  return (
    <>
      {sheet.sample && (
        <MessageBar intent="info" layout="multiline" className={styles.sample}>
          <MessageBarBody>{texts.sampleTenant(organisation)}</MessageBarBody>
        </MessageBar>
      )}
      <h2 className={styles.organisation}>{organisation}</h2>
      <p className={styles.printed}>{texts.printed(organisation, formatMoment(new Date().toISOString(), tag))}</p>
      <Covered sheet={sheet} />
      <ServiceTable facts={facts} csv={csv} now={now} />
      {children}
      <Checks checks={sheet.checks} sources={sheet.summary.sources} />
      <NotShown sheet={sheet} />
    </>
  )
}
