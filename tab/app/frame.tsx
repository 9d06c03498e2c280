import { makeStyles, tokens } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { pageOf } from '../address/pages'
import { useHost } from '../host/context'
import { AskPage } from '../pages/ask/page'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'
import { FailureBoundary } from './failure-boundary'
import { Navigation } from './navigation'
import { Loading, Notice } from './states'
import { useWayBack } from './way-back'

const ScopePage = lazy(() => import('../pages/scope/page.js').then(({ ScopePage: page }) => ({ default: page })))
const ReportsPage = lazy(() => import('../pages/reports/page.js').then(({ ReportsPage: page }) => ({ default: page })))
const TenantPage = lazy(() => import('../pages/tenant/page.js').then(({ TenantPage: page }) => ({ default: page })))
const ActivityPage = lazy(() =>
  import('../pages/activity/page.js').then(({ ActivityPage: page }) => ({ default: page })),
)
const AboutPage = lazy(() => import('../pages/about/page.js').then(({ AboutPage: page }) => ({ default: page })))
const ConfigurePage = lazy(() =>
  import('../pages/configure/page.js').then(({ ConfigurePage: page }) => ({ default: page })),
)
const Notices = lazy(() => import('./notices.js').then(({ Notices: notices }) => ({ default: notices })))

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-100px',
    zIndex: 4,
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: '8px' },
  },
  main: {
    boxSizing: 'border-box',
    maxWidth: '1120px',
    margin: '0 auto',
    padding: '24px 24px 64px',
    '@media (max-width: 480px)': { padding: '16px 12px 48px' },
  },
})

/** Navigation, notices, and the page that the address names. */
export function Frame({ now }: { now: number }) {
  const styles = useStyles()
  const texts = useTexts(shellTexts)
  const host = useHost()
  const [location] = useLocation()
  useWayBack()
  useEffect(() => {
    host?.ready()
  }, [host])
  const rested = useRested()
  const alone = location === '/configure'
  return (
    <>
      <a className={styles.skip} href="#content">
        {texts.skip}
      </a>
      {!alone && <Navigation />}
      <main id="content" tabIndex={-1} className={styles.main}>
        {!alone && rested && (
          <Suspense fallback={null}>
            <Notices now={now} />
          </Suspense>
        )}
        <FailureBoundary
          key={pageOf(location) ?? location}
          onFailure={(reason) => host?.failed(reason)}
          fallback={<Broken />}
        >
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/" component={AskPage} />
              <Route path="/scope/*?" component={ScopePage} />
              <Route path="/reports/*?" component={ReportsPage} />
              <Route path="/tenant/*?" component={TenantPage} />
              <Route path="/activity" component={ActivityPage} />
              <Route path="/about" component={AboutPage} />
              <Route path="/configure" component={ConfigurePage} />
              <Route component={Missing} />
            </Switch>
          </Suspense>
        </FailureBoundary>
      </main>
    </>
  )
}

/** Milliseconds after which the notices are looked up: what they ask loads the catalogue, which would hold up the first page. */
const REST = 1500

/** True once the first page has had its time. */
function useRested(): boolean {
  const [rested, setRested] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST)
    return () => clearTimeout(timer)
  }, [])
  return rested
}

function Missing() {
  const { missing } = useTexts(shellTexts)
  const [, go] = useLocation()
  return <Notice title={missing.title} reason={missing.reason} action={{ label: missing.home, run: () => go('/') }} />
}

function Broken() {
  const { broken } = useTexts(shellTexts)
  return (
    <Notice
      title={broken.title}
      reason={broken.reason}
      action={{ label: broken.retry, run: () => window.location.reload() }}
    />
  )
}
