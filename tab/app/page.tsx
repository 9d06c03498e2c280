import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'

const useStyles = makeStyles({
  title: {
    ...typographyStyles.title2,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    outlineStyle: 'none',
    textWrap: 'balance',
  },
  lead: {
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    maxWidth: '70ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
})

/** How many pages were shown since the app opened: the first one must not take the focus from where the client put it. */
let shown = 0

export interface PageProps {
  title: string
  lead?: ReactNode
  /** What a link pointed to: its heading takes the focus even as the first page. */
  linked?: boolean
  children: ReactNode
}

/** One page: its title in the window and as its heading. Whoever comes from another page lands on the heading. */
export function Page({ title, lead, linked = false, children }: PageProps) {
  const styles = useStyles()
  const texts = useTexts(shellTexts)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${texts.app}`
  }, [title, texts.app])
  useEffect(() => {
    shown += 1
    if (shown > 1 || linked) heading.current?.focus({ preventScroll: true })
  }, [linked])
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </>
  )
}
