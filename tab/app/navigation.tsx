import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Link, useLocation } from 'wouter'
import { PAGES, pageOf, pathOf } from '../address/pages'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media print': { display: 'none' },
  },
  list: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    maxWidth: '1120px',
    margin: '0 auto',
    padding: '0 16px',
    listStyleType: 'none',
    overflowX: 'auto',
    scrollbarWidth: 'none',
    '@media (max-width: 480px)': { padding: '0 4px', gap: 0 },
  },
  link: {
    display: 'block',
    padding: '12px 10px 10px',
    borderBottom: '2px solid transparent',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    // A transparent border is painted in contrast themes.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 480px)': { padding: '12px 6px 10px' },
  },
  current: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    // Windows' contrast themes paint every border alike: the current page is told by its weight and by this.
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
})

/** The pages of the app. No header beside it: Teams shows the app's name and icon itself. */
export function Navigation() {
  const styles = useStyles()
  const texts = useTexts(shellTexts)
  const [location] = useLocation()
  const current = pageOf(location)
  return (
    <nav className={styles.bar} aria-label={texts.navigation}>
      <ul className={styles.list}>
        {PAGES.map((page) => (
          <li key={page}>
            <Link
              href={pathOf(page)}
              aria-current={page === current ? 'page' : undefined}
              className={mergeClasses(styles.link, page === current && styles.current)}
            >
              {texts.pages[page]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
