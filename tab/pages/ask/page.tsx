import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAnnounce } from '../../app/announcer'
import { Page } from '../../app/page'
import { Failed } from '../../app/states'
import { useEngine } from '../../engine/context'
import { useTexts } from '../../texts'
import { askTexts } from '../../texts/ask'
import { AnswerView } from './answer-view'
import type { AnswerSheet } from './desk'
import { QuestionBox } from './question-box'

const useStyles = makeStyles({
  turn: {
    padding: `${tokens.spacingVerticalXL} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  question: {
    ...typographyStyles.subtitle2,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
})

interface Turn {
  id: number
  question: string
  sheet: AnswerSheet
}

/** What of an answer the address says: the one service or the topic that it is about, by id. Never words of the question. */
function subjectOf({ answer }: AnswerSheet): string | undefined {
  if (answer.kind === 'verdict') return answer.items.length === 1 ? answer.items[0]?.service : undefined
  return answer.kind === 'answer' || answer.kind === 'not-stated' ? (answer.topic ?? undefined) : undefined
}

/** Questions and answers. The newest answer stands below the box, the older ones under it. */
export function AskPage() {
  const styles = useStyles()
  const texts = useTexts(askTexts)
  const { turns, ask, failed } = useTurns()
  return (
    <Page title={texts.title} lead={texts.lead}>
      <QuestionBox conversation={turns[0]?.sheet.conversation} onAsk={ask} />
      {failed !== undefined && <Failed retry={failed} />}
      <section aria-label={texts.conversation}>
        {turns.map(({ id, question, sheet }) => (
          <article key={id} className={styles.turn} aria-labelledby={`question-${id}`}>
            <h2 id={`question-${id}`} className={styles.question}>
              {texts.youAsked} {question}
            </h2>
            <AnswerView sheet={sheet} onAsk={ask} />
          </article>
        ))}
      </section>
    </Page>
  )
}

/** The conversation: newest first. The address follows the newest answer, and an address that names a subject asks about it. */
function useTurns() {
  const engine = useEngine()
  const announce = useAnnounce()
  const [params, setParams] = useSearchParams()
  const [turns, setTurns] = useState<Turn[]>([])
  const [failed, setFailed] = useState<() => void>()
  const about = params.get('about')
  const shown = useRef<string | null>(null)
  const last = useRef(0)

  const ask = useCallback(
    (text: string) => {
      const question = text.trim()
      engine.reply(question, Date.now(), turns[0]?.sheet.conversation).then(
        (sheet) => {
          last.current += 1
          setFailed(undefined)
          setTurns((before) => [{ id: last.current, question, sheet }, ...before])
          announce(sheet.answer.text)
          const subject = subjectOf(sheet) ?? null
          shown.current = subject
          setParams(subject === null ? {} : { about: subject }, { replace: true })
          window.scrollTo({ top: 0 })
        },
        () => setFailed(() => () => ask(text)),
      )
    },
    [engine, announce, setParams, turns],
  )

  useEffect(() => {
    if (about === null || about === shown.current) return
    shown.current = about
    engine.questionAbout(about).then(
      (question) => question !== undefined && ask(question),
      () => setFailed(() => () => ask(about)),
    )
  }, [about, engine, ask])

  return { turns, ask, failed }
}
