import { Button, makeStyles, Skeleton, SkeletonItem, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { Offer } from '../../app/offer'
import { Loading, Notice } from '../../app/states'
import { useLocale, useTexts } from '../../texts'
import { formatMoment } from '../../texts/format'
import { tenantTexts } from '../../texts/tenant'
import type { OwnTenantPage } from './own'
import { Refused } from './refused'

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: '70ch' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalL,
    '@media print': { '& button': { display: 'none' } },
  },
  asOf: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

const LINES = ['96%', '88%', '92%', '74%', '90%', '82%']

/** Milliseconds after which a wait is explained. */
const LONG = 2000

/** What a person sees of their own tenant before it is there: the offer, the wait, or why not. */
export function OwnTenantStates({ page }: { page: OwnTenantPage }) {
  const { own, show, again, refresh, allow, signOut } = page
  const texts = useTexts(tenantTexts).own
  if (own.state === 'elsewhere') return <Notice title={texts.elsewhere.title} reason={texts.elsewhere.reason} />
  if (own.state === 'offered')
    return <Offer text={own.alone ? texts.offer : texts.offerOfApp} label={texts.show} show={show} />
  if (own.state === 'loading') return <Waiting />
  if (own.state === 'signing-out') return <Loading label={texts.signingOut} />
  if (own.state === 'not-signed-out') {
    const { title, reason } = texts.notSignedOut
    return <Notice title={title} reason={reason} action={{ label: texts.again, run: signOut }} />
  }
  if (own.state === 'refused') return <Refused refusal={own.refusal} again={refresh} allow={allow} />
  if (own.state === 'failed') {
    const { title, reason } = texts.failed[own.by]
    return <Notice title={title} reason={reason} action={{ label: texts.again, run: again }} />
  }
  return null
}

function Waiting() {
  const styles = useStyles()
  const texts = useTexts(tenantTexts).own
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Skeleton aria-label={texts.loading} className={styles.lines}>
        <SkeletonItem size={28} />
        {LINES.map((width) => (
          <SkeletonItem key={width} size={16} style={{ width }} />
        ))}
      </Skeleton>
      <p className={styles.text} role="status">
        {long ? texts.stillLoading : texts.loading}
      </p>
    </>
  )
}

/** Above the person's own tenant: from when it is, and the ways to read it anew or to have it forgotten. */
export function OwnBar({ asOf, refresh, signOut }: { asOf: string; refresh: () => void; signOut: () => void }) {
  const styles = useStyles()
  const texts = useTexts(tenantTexts).own
  const { tag } = useLocale()
  return (
    <div className={styles.bar}>
      <span className={styles.asOf}>{texts.asOf(formatMoment(asOf, tag))}</span>
      <Button size="small" onClick={refresh}>
        {texts.refresh}
      </Button>
      <Button size="small" appearance="subtle" onClick={signOut}>
        {texts.signOut}
      </Button>
    </div>
  )
}
