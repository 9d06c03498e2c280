import { Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, memo, useCallback, useState } from 'react'
import type { Conversation } from '../../../src/answers/types'
import { useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'
import { Preview } from './preview'
import { Suggestions } from './suggestions'

/** The longest question that is read; the engine has its own limit beneath. */
const LONGEST = 4000

const useStyles = makeStyles({
  form: { display: 'flex', gap: tokens.spacingHorizontalS, maxWidth: '720px' },
  input: { flexGrow: 1, minWidth: 0 },
})

export interface QuestionBoxProps {
  /** The conversation so far: what is typed may follow on from it. */
  conversation: Conversation | undefined
  onAsk: (text: string) => void
}

/** Where a question is typed, with suggestions and the answer while typing. */
export function QuestionBox({ conversation, onAsk }: QuestionBoxProps) {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const [typed, setTyped] = useState('')
  const ask = useCallback(
    (text: string) => {
      if (text.trim() === '') return
      setTyped('')
      onAsk(text)
    },
    [onAsk],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(typed)
  }
  return (
    <>
      <search>
        <form className={styles.form} onSubmit={submit}>
          <Input
            className={styles.input}
            size="large"
            aria-label={texts.question}
            placeholder={texts.placeholder}
            maxLength={LONGEST}
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            autoComplete="off"
          />
          <Ask />
        </form>
      </search>
      <Suggestions typed={typed} onAsk={ask} />
      {typed.trim() !== '' && <Preview typed={typed} conversation={conversation} />}
    </>
  )
}

/** Apart, so that it is not drawn anew with each letter. */
const Ask = memo(function Ask() {
  const texts = useTexts(askTexts)
  return (
    <Button size="large" appearance="primary" type="submit">
      {texts.ask}
    </Button>
  )
})
