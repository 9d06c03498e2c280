import { Link, makeStyles } from '@fluentui/react-components'
import { Open16Regular } from '@fluentui/react-icons'
import type { MouseEvent, ReactNode } from 'react'
import { useHost } from '../host/context'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'
import { Spoken } from './spoken'

const useStyles = makeStyles({
  icon: { marginInlineStart: '4px', verticalAlign: 'text-bottom' },
})

/** A link that leaves the app, and says so: by its sign, and in words to a screen reader. In Teams the client opens it. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const styles = useStyles()
  const host = useHost()
  const texts = useTexts(shellTexts)
  const open = (event: MouseEvent) => {
    if (!host) return
    event.preventDefault()
    host.open(href).catch(() => window.open(href, '_blank', 'noopener'))
  }
  return (
    <Link href={href} target="_blank" rel="noopener noreferrer" onClick={open} inline>
      {children}
      <Open16Regular className={styles.icon} aria-hidden />
      <Spoken> {texts.outside}</Spoken>
    </Link>
  )
}
