import { Button, makeStyles, Skeleton, SkeletonItem, tokens, typographyStyles } from '@fluentui/react-components'
import { Offer } from '../../app/offer'
import type { Refusal } from '../../app/own-server'
import { Notice } from '../../app/states'
import { useLocale, useTexts } from '../../texts'
import { formatMoment } from '../../texts/format'
import { tenantTexts } from '../../texts/tenant'
import type { OwnTenantPage } from './own'

const useStyles = makeStyles({
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

/** What lifts a refusal is another sign-in: of consent, or of another step. */
const CONSENT: ReadonlySet<string> = new Set(['consent-needed', 'sign-in-again'])

/** What a person sees of their own tenant before it is there: the offer, the wait, or why not. */
export function OwnTenantStates({ page: { own, show, refresh, allow } }: { page: OwnTenantPage }) {
  const texts = useTexts(tenantTexts).own
  if (own.state === 'offered') return <Offer text={texts.offer} label={texts.show} show={show} />
  if (own.state === 'loading') return <Waiting />
  if (own.state === 'refused') return <Refused refusal={own.refusal} again={refresh} allow={allow} />
  if (own.state === 'failed') {
    const { title, reason } = texts.failed[own.by]
    return <Notice title={title} reason={reason} action={{ label: texts.again, run: show }} />
  }
  return null
}

function Waiting() {
  const styles = useStyles()
  const texts = useTexts(tenantTexts).own
  return (
    <Skeleton aria-label={texts.loading} className={styles.lines}>
      <SkeletonItem size={28} />
      {LINES.map((width) => (
        <SkeletonItem key={width} size={16} style={{ width }} />
      ))}
    </Skeleton>
  )
}

function Refused({ refusal, again, allow }: { refusal: Refusal; again: () => void; allow: () => void }) {
  const texts = useTexts(tenantTexts).own
  const { code, title, nextStep, permission } = refusal
  const reason = permission === undefined ? nextStep : `${nextStep} ${texts.permission(permission)}`
  const label = code === 'consent-needed' ? texts.allow : texts.signIn
  const action = CONSENT.has(code) ? { label, run: allow } : { label: texts.again, run: again }
  return <Notice title={title} reason={reason} action={action} />
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
