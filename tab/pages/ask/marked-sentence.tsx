import { makeStyles, tokens } from '@fluentui/react-components'
import { cutAtAddresses } from '../../../src/answers/addresses'
import { OutsideLink } from '../../app/outside-link'

const useStyles = makeStyles({
  marks: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
})

/**
 * A sentence with the numbers of its sources. Addresses become links only where the answer itself offers them: a sentence
 * may repeat what somebody typed.
 */
export function MarkedSentence({ text, marks, addresses }: { text: string; marks: number[]; addresses: string[] }) {
  const styles = useStyles()
  return (
    <>
      {cutAtAddresses(text).map((piece, i) =>
        addresses.includes(piece) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other name
          <OutsideLink key={i} href={piece}>
            {piece.slice('https://'.length)}
          </OutsideLink>
        ) : (
          piece
        ),
      )}
      {marks.length > 0 && <span className={styles.marks}> {marks.map((n) => `[${n}]`).join('')}</span>}
    </>
  )
}
