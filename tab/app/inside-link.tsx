import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
  inText: { textDecorationLine: 'underline' },
})

/** A link to another place of the app. Inside a sentence (`inText`) it is underlined: colour alone would not tell it. */
export function InsideLink(props: { href: string; inText?: boolean; className?: string; children: ReactNode }) {
  const styles = useStyles()
  return (
    <Link href={props.href} className={mergeClasses(styles.link, props.inText && styles.inText, props.className)}>
      {props.children}
    </Link>
  )
}
