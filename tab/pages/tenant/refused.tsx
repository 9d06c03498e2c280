import type { Refusal } from '../../app/own-server'
import { Notice } from '../../app/states'
import { useTexts } from '../../texts'
import { tenantTexts } from '../../texts/tenant'

/** What each refusal is lifted by: consent, which an administrator can also give for everybody; or another step of signing in. */
const LIFTED_BY: Readonly<Record<string, 'consent' | 'administrator' | 'sign-in'>> = {
  'consent-needed': 'consent',
  'health-consent-needed': 'consent',
  'app-consent-needed': 'administrator',
  'sign-in-again': 'sign-in',
}

interface Props {
  refusal: Refusal
  /** Its place among the headings, where it is of a part of the page. */
  heading?: 'h4' | 'h5'
  again: () => void
  /** Opens the window that lifts it, for the person or for everybody. */
  allow: (everybody: boolean) => void
}

/** Why something of the person's tenant is not told, and the way to lift that. */
export function Refused({ refusal, heading, again, allow }: Props) {
  const texts = useTexts(tenantTexts).own
  const { code, title, nextStep, permission } = refusal
  const by = LIFTED_BY[code]
  const kind = by === 'administrator' ? texts.application : texts.delegated
  const reason = permission === undefined ? nextStep : `${nextStep} ${texts.permission(permission, kind)}`
  const forEverybody = { label: texts.allowForEverybody, run: () => allow(true) }
  const actions = {
    consent: { action: { label: texts.allow, run: () => allow(false) }, other: forEverybody },
    administrator: { action: forEverybody },
    'sign-in': { action: { label: texts.signIn, run: () => allow(false) } },
  }
  return (
    <Notice
      title={title}
      reason={reason}
      {...(heading && { heading })}
      {...(by === undefined ? { action: { label: texts.again, run: again } } : actions[by])}
    />
  )
}
