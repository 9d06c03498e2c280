import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'wouter'

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    // Underlined everywhere: colour alone would not tell a link inside a sentence.
    textDecorationLine: 'underline',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // A link that stands alone is a target of its own.
  alone: { display: 'inline-flex', alignItems: 'center', minHeight: '24px', gap: tokens.spacingHorizontalXS },
})

export interface InsideLinkProps {
  /** The address inside the tab. */
  href: string
  /** It stands in no sentence. */
  alone?: boolean
  className?: string
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void
  children: ReactNode
}

/** A link to another place of the app. */
export function InsideLink({ href, alone, className, onClick, children }: InsideLinkProps) {
  const styles = useStyles()
  return (
    <Link
      href={href}
      className={mergeClasses(styles.link, alone && styles.alone, className)}
      {...(onClick && { onClick })}
    >
      {children}
    </Link>
  )
}
