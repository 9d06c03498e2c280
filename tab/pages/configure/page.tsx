import { makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { urlOf } from '../../address/pages'
import { useAnnounce } from '../../app/announcer'
import { CopyButton } from '../../app/copy-button'
import { Page } from '../../app/page'
import { Failed, Loading } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useHost } from '../../host/context'
import type { Configuration } from '../../host/types'
import { useTexts } from '../../texts'
import { configureTexts } from '../../texts/configure'
import { useLater } from '../ask/later'
import { type ChoiceKind, type Draft, draftOf, EMPTY, KINDS } from './choice'
import type { TabOptions } from './desk'
import { Details } from './details'
import { type Preview, usePreview } from './wording'

const useStyles = makeStyles({
  outside: {
    marginBottom: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    maxWidth: '70ch',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    '& h2': { margin: `0 0 ${tokens.spacingVerticalXS}`, ...typographyStyles.subtitle2 },
    '& p': { margin: 0 },
  },
  now: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  group: { margin: 0, padding: 0, border: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXS, ...typographyStyles.subtitle2 },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
  preview: {
    marginTop: tokens.spacingVerticalXL,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& h2': { margin: `0 0 ${tokens.spacingVerticalXS}`, ...typographyStyles.subtitle2 },
    '& p': { margin: `0 0 ${tokens.spacingVerticalXS}`, overflowWrap: 'anywhere' },
  },
})

/** Milliseconds of rest before a changed preview is said: not after each letter. */
const REST = 500

/** Where somebody chooses what a channel's tab shows. Outside Teams it puts the same link together. */
export function ConfigurePage() {
  const styles = useStyles()
  const texts = useTexts(configureTexts)
  const host = useHost()
  const asked = useAsked('tab-options', (engine) => engine.tabOptions())
  const configuration = host?.configuration
  // While it is not known who holds the page, nothing is drawn that would then change under somebody's hand.
  const ready = asked.state === 'ready' && host !== undefined
  return (
    <Page title={texts.title} lead={texts.lead}>
      {host !== undefined && configuration === undefined && (
        <section className={styles.outside} aria-labelledby="outside">
          <h2 id="outside">{texts.outside.title}</h2>
          <p>{texts.outside.reason}</p>
        </section>
      )}
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {asked.state !== 'failed' && !ready && <Loading />}
      {ready && <Choosing options={asked.value} configuration={configuration} />}
    </Page>
  )
}

/** The choice of an earlier setting, as far as the catalogue still has what it names. */
function startOf({ services, suites }: TabOptions, configuration: Configuration | undefined): Draft {
  if (configuration?.current === undefined) return EMPTY
  const { suite, ...filter } = draftOf(configuration.current.address).filter
  const draft = draftOf(configuration.current.address)
  return {
    ...draft,
    services: draft.services.filter((id) => services.some((option) => option.id === id)),
    filter: { ...filter, ...(suites.some(({ id }) => id === suite) && { suite }) },
  }
}

function Choosing({ options, configuration }: { options: TabOptions; configuration: Configuration | undefined }) {
  const styles = useStyles()
  const texts = useTexts(configureTexts)
  const [draft, setDraft] = useState(() => startOf(options, configuration))
  const preview = usePreview(options)(draft)
  const { address, name } = preview
  useEffect(() => {
    configuration?.choose(address === undefined ? undefined : { address, name })
  }, [configuration, address, name])
  const now = configuration?.current?.address
  return (
    <>
      {now !== undefined && <p className={styles.now}>{texts.now(urlOf(now, window.location.origin))}</p>}
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{texts.kind}</legend>
        <RadioGroup
          aria-label={texts.kind}
          value={draft.kind ?? ''}
          onChange={(_, { value }) => setDraft({ ...draft, kind: value as ChoiceKind })}
        >
          {KINDS.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <>
                  {texts.kinds[kind].label}
                  <span className={styles.hint}>{texts.kinds[kind].hint}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </fieldset>
      <Details options={options} draft={draft} onChange={setDraft} />
      <PreviewLine preview={preview} outside={configuration === undefined} />
    </>
  )
}

function PreviewLine({ preview: { address, words }, outside }: { preview: Preview; outside: boolean }) {
  const styles = useStyles()
  const texts = useTexts(configureTexts)
  const announce = useAnnounce()
  const url = address === undefined ? undefined : urlOf(address, window.location.origin)
  const said = useRef(words)
  const rested = useLater(words, REST)
  useEffect(() => {
    if (said.current === rested) return
    said.current = rested
    announce(rested)
  }, [announce, rested])
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <h2 id="preview">{texts.preview.title}</h2>
      <p>{words}</p>
      {url !== undefined && (
        <p>
          {texts.preview.address}: {url}
        </p>
      )}
      {url !== undefined && outside && <CopyButton text={url} label={texts.copy} appearance="primary" size="medium" />}
    </section>
  )
}
