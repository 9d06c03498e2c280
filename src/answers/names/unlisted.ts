import { isPlainWord } from '../language/cues'
import type { Token } from './tokens'

/** Longer runs of unknown words are no name. */
const LONGEST = 3
const LINK = /^(and|or|nor|plus|n)$/
/** What may stand between a list and what is asked about it: "… and Notepad in scope", "… and Notepad as well". */
const BEHIND =
  /^(is|isn't|are|aren't|be|being|was|were|in|on|under|within|inside|covered|certified|included|listed|named|mentioned|audited|compliant|part|fall|falls|too|also|as|all|both|both|iso|please|pls|with|for|by)$/
/** What may stand before the first item of a list. */
const BEFORE = /^(is|are|isn't|aren't|whether|if|about|for|of|use|uses|using|do|does|both)$/

/** An item of a list: its tokens, `to` exclusive, and whether a comma or a link joins it to the item before. */
interface Item {
  from: number
  to: number
  joined: boolean
}

/** The text cut at commas and links; a sentence's end joins nothing. */
function itemsOf(text: string, tokens: Token[]): Item[] {
  const out: Item[] = []
  let joined = false
  for (let i = 0; i < tokens.length; i++) {
    const gap = i === 0 ? '' : text.slice(tokens[i - 1]!.end, tokens[i]!.start)
    const last = out[out.length - 1]
    const comma = /[,;/|\n•&]/.test(gap) && !/[.!?:]/.test(gap)
    if (LINK.test(tokens[i]!.word)) {
      joined = true
      continue
    }
    if (!last || comma || joined || tokens[i]!.afterBreak)
      out.push({ from: i, to: i + 1, joined: last !== undefined && (comma || joined) })
    else last.to = i + 1
    joined = false
  }
  return out
}

/**
 * The items of a list of services that are no service known here ("Teams, Intune and Notepad"): where they stand in the
 * text. `named` says whether a token position belongs to a name that is known.
 */
export function unlistedItems(
  text: string,
  tokens: Token[],
  named: (position: number) => boolean,
): { start: number; end: number }[] {
  const items = itemsOf(text, tokens)
  const strange = (i: number): boolean =>
    !named(i) && !isPlainWord(tokens[i]!.word) && tokens[i]!.word.length > 2 && !/^\d/.test(tokens[i]!.word)
  const out: { start: number; end: number }[] = []
  let listed = false
  items.forEach((item, at) => {
    const next = items[at + 1]
    let from = item.from
    if (item.joined && listed) {
      while (from < item.to && /^(the|our|also|even)$/.test(tokens[from]!.word)) from++
    } else {
      from = item.to
      while (from > item.from && strange(from - 1)) from--
      const opens = from === item.from ? at === 0 : BEFORE.test(tokens[from - 1]!.word)
      if (!next?.joined || !named(next.from) || !opens) from = item.to
    }
    let to = from
    while (to < item.to && strange(to)) to++
    const behind = tokens[to]
    const found = to > from && to - from <= LONGEST && (to === item.to || BEHIND.test(behind!.word))
    if (found) out.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end })
    listed = (found && to === item.to) || named(item.to - 1)
  })
  return out
}
