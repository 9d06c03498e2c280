import { Button } from '@fluentui/react-components'
import { Share16Regular } from '@fluentui/react-icons'
import { lazy, Suspense, useState } from 'react'
import type { Engine } from '../engine/client'
import { useEngine } from '../engine/context'
import type { SharedLink } from '../engine/share-desk'
import { useHost } from '../host/context'
import type { Host } from '../host/types'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'
import { useAnnounce } from './announcer'
import { Spoken } from './spoken'

const CopyDialog = lazy(() => import('./copy-dialog.js').then(({ CopyDialog: dialog }) => ({ default: dialog })))

/** The share dialog of Teams on the web, for clients and pages that cannot open their own. */
const shareDialog = (url: string) => `https://teams.microsoft.com/share?href=${encodeURIComponent(url)}`

/** Opens what the client has for sharing. False where nothing could be opened. */
async function share(host: Host | null | undefined, url: string, title: string): Promise<boolean> {
  if (host?.share !== undefined) {
    await host.share({ url, title })
    return true
  }
  if (host) {
    await host.open(shareDialog(url))
    return true
  }
  const opened = window.open(shareDialog(url), '_blank')
  if (opened !== null) opened.opener = null
  return opened !== null
}

export interface ShareButtonProps {
  /** The link to share; undefined where none says the same. */
  link: (engine: Engine) => Promise<SharedLink | undefined>
  /** What is shared, for a screen reader: where there are several such buttons, each has a name of its own. */
  about?: string
}

/** Puts a link of ours into a chat or channel. Where no client helps, the link is shown to be copied. */
export function ShareButton({ link, about }: ShareButtonProps) {
  const texts = useTexts(shellTexts)
  const host = useHost()
  const engine = useEngine()
  const announce = useAnnounce()
  const [byHand, setByHand] = useState<string>()
  const run = async () => {
    const found = await link(engine)
    if (found === undefined) return announce(texts.nothingToShare)
    const url = `${window.location.origin}${found.path}`
    const opened = await share(host, url, found.title).catch(() => false)
    if (!opened) setByHand(url)
  }
  const start = () => {
    run().catch((reason: unknown) => {
      console.error(reason)
      announce(texts.failed.title)
    })
  }
  return (
    <>
      <Button size="small" appearance="subtle" icon={<Share16Regular />} onClick={start}>
        {texts.share}
        {about !== undefined && <Spoken>: {about}</Spoken>}
      </Button>
      {byHand !== undefined && (
        <Suspense fallback={null}>
          <CopyDialog text={byHand} close={() => setByHand(undefined)} />
        </Suspense>
      )}
    </>
  )
}
