import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useAsked } from '../engine/context'
import { useLocale, useTexts } from '../texts'
import { formatDate } from '../texts/format'
import { shellTexts } from '../texts/shell'

const A_YEAR = 365 * 24 * 60 * 60 * 1000

const useStyles = makeStyles({
  notices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  notice: { marginBottom: tokens.spacingVerticalM },
})

/** True where the catalogue's last review lies more than a year back. `reviewed` is an ISO date, `now` milliseconds since 1970. */
export const isStale = (reviewed: string, now: number): boolean => now - Date.parse(reviewed) > A_YEAR

/** What a person should know before reading on: that the network is gone, that the catalogue is old. */
export function Notices({ now }: { now: number }) {
  const styles = useStyles()
  const texts = useTexts(shellTexts)
  const { tag } = useLocale()
  const online = useOnline()
  const asked = useAsked('reviewed', (engine) => engine.reviewed())
  const reviewed = asked.state === 'ready' && isStale(asked.value, now) ? asked.value : undefined
  if (online && reviewed === undefined) return null
  return (
    <div className={styles.notices}>
      {!online && (
        <MessageBar intent="info" className={styles.notice} layout="multiline">
          <MessageBarBody>{texts.offline}</MessageBarBody>
        </MessageBar>
      )}
      {reviewed !== undefined && (
        <MessageBar intent="warning" className={styles.notice} layout="multiline">
          <MessageBarBody>{texts.stale(formatDate(reviewed, tag))}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}
