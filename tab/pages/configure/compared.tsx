import { Button, Checkbox, Input, Label, makeStyles, tokens, typographyStyles, useId } from '@fluentui/react-components'
import { Dismiss16Regular } from '@fluentui/react-icons'
import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../app/announcer'
import { Spoken } from '../../app/spoken'
import { Failed } from '../../app/states'
import { useAsked } from '../../engine/context'
import { useLocale, useTexts } from '../../texts'
import { configureTexts } from '../../texts/configure'
import { formatNumber } from '../../texts/format'
import { useLater } from '../ask/later'
import { LONGEST_SEARCH, MOST_COMPARED } from './choice'
import type { Option } from './desk'

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, maxWidth: '360px' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  chosen: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, ...typographyStyles.caption1 },
})

/** Results that are shown at a time: more are found by typing on. */
const SHOWN = 8
/** Milliseconds of rest before it is searched. */
const REST = 60

export interface ComparedProps {
  services: readonly Option[]
  /** Ids, in the order of choosing. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** The services of a comparison: searched, ticked, and taken out again. */
export function Compared({ services, chosen, onChange }: ComparedProps) {
  const styles = useStyles()
  const texts = useTexts(configureTexts)
  const { tag } = useLocale()
  const id = useId('search')
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const later = useLater(typed.trim(), REST)
  const asked = useAsked(later, (engine) => engine.findServices(later))
  const found = asked.state === 'ready' ? asked.value : []
  const full = chosen.length >= MOST_COMPARED
  const nameOf = (service: string) => services.find((option) => option.id === service)?.name ?? service
  const toggle = (service: string) =>
    onChange(chosen.includes(service) ? chosen.filter((other) => other !== service) : [...chosen, service])
  const remove = (service: string) => {
    toggle(service)
    // The button that was pressed is gone with the service.
    input.current?.focus()
  }
  const all = formatNumber(found.length, tag)
  const count = found.length > SHOWN ? texts.found(formatNumber(SHOWN, tag), all) : texts.foundAll(all)
  const words = found.length === 0 ? texts.noneFound : count
  useAnnounceSearch(asked.state === 'ready' && later !== '' ? words : '')
  return (
    <div className={styles.part}>
      <p className={styles.hint}>{texts.chosen(formatNumber(chosen.length, tag))}</p>
      {chosen.length > 0 && (
        <ul className={`${styles.list} ${styles.chosen}`}>
          {chosen.map((service) => (
            <li key={service}>
              <Button size="small" icon={<Dismiss16Regular />} iconPosition="after" onClick={() => remove(service)}>
                <Spoken>{texts.remove} </Spoken>
                {nameOf(service)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.field}>
        <Label htmlFor={id}>{texts.search}</Label>
        <Input
          id={id}
          input={{ ref: input }}
          type="search"
          value={typed}
          maxLength={LONGEST_SEARCH}
          autoComplete="off"
          onChange={(_, { value }) => setTyped(value)}
        />
      </div>
      {asked.state === 'failed' && <Failed retry={asked.retry} />}
      {asked.state === 'ready' && <p className={styles.hint}>{words}</p>}
      {full && <p className={styles.hint}>{texts.full}</p>}
      <ul className={styles.list} aria-label={texts.results}>
        {found.slice(0, SHOWN).map((service) => (
          <li key={service}>
            <Checkbox
              label={nameOf(service)}
              checked={chosen.includes(service)}
              disabled={full && !chosen.includes(service)}
              onChange={() => toggle(service)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Says what a search found, once it has changed. */
function useAnnounceSearch(words: string): void {
  const announce = useAnnounce()
  useEffect(() => {
    if (words !== '') announce(words)
  }, [announce, words])
}
