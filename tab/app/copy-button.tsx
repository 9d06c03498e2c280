import { Button, type ButtonProps } from '@fluentui/react-components'
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../texts'
import { shellTexts } from '../texts/shell'
import { useAnnounce } from './announcer'
import { Spoken } from './spoken'

const CopyDialog = lazy(() => import('./copy-dialog.js').then(({ CopyDialog: dialog }) => ({ default: dialog })))

/** Milliseconds that the button says that it has copied. */
const THANKS = 2000

export interface CopyButtonProps extends Pick<ButtonProps, 'size' | 'appearance'> {
  text: string
  label: string
  /** What the text belongs to, for a screen reader: where there are several such buttons, each has a name of its own. */
  about?: string
  /** The sign on it, where it is not that of copying. */
  icon?: NonNullable<ButtonProps['icon']>
}

/** Copies a text. Where the client lets no page copy by itself, a dialog opens with the text selected. */
export function CopyButton({ text, label, about, icon = <Copy16Regular />, ...button }: CopyButtonProps) {
  const texts = useTexts(shellTexts)
  const announce = useAnnounce()
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle')
  const copied = () => {
    setState('copied')
    announce(texts.copied)
    setTimeout(() => setState((now) => (now === 'copied' ? 'idle' : now)), THANKS)
  }
  const copy = () => {
    // Without a secure context or the client's permission there is no clipboard at all.
    if (navigator.clipboard === undefined) return setState('by-hand')
    navigator.clipboard.writeText(text).then(copied, () => setState('by-hand'))
  }
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={state === 'copied' ? <Checkmark16Regular /> : icon}
        onClick={copy}
        {...button}
      >
        {state === 'copied' ? texts.copied : label}
        {about !== undefined && <Spoken>: {about}</Spoken>}
      </Button>
      {state === 'by-hand' && (
        <Suspense fallback={null}>
          <CopyDialog text={text} close={() => setState('idle')} />
        </Suspense>
      )}
    </>
  )
}
