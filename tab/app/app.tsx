import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useLayoutEffect, useState } from 'react'
import { Router } from 'wouter'
import type { Engine } from '../engine/client'
import { EngineProvider } from '../engine/context'
import { HostProvider } from '../host/context'
import type { Host } from '../host/types'
import { LocaleProvider, localeFor } from '../texts'
import { directionFor } from '../texts/direction'
import { Announcer } from './announcer'
import { Frame } from './frame'
import { THEMES, useThemeName } from './theme'

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground1 },
})

export interface AppProps {
  /** The client around the page: null where there is none. The page is drawn before it is known. */
  host: Promise<Host | null>
  engine: Engine
  /** Milliseconds since 1970, when the page was opened. */
  now: number
}

/** The app: theme, language, client and engine for everything inside. */
export function App({ host: connecting, engine, now }: AppProps) {
  const styles = useStyles()
  const [host, setHost] = useState<Host | null>()
  useEffect(() => {
    connecting.then(setHost)
  }, [connecting])
  const theme = useThemeName(host)
  const preferred = host ? [host.locale] : navigator.languages
  const locale = localeFor(preferred)
  const direction = directionFor(preferred[0])
  useLayoutEffect(() => {
    document.documentElement.dir = direction
  }, [direction])
  return (
    <FluentProvider theme={THEMES[theme]} dir={direction} className={styles.root}>
      <LocaleProvider locale={locale}>
        <HostProvider host={host}>
          <EngineProvider engine={engine}>
            <Router base="/tab">
              <Announcer>
                <Frame now={now} />
              </Announcer>
            </Router>
          </EngineProvider>
        </HostProvider>
      </LocaleProvider>
    </FluentProvider>
  )
}
