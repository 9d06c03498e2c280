import { isCertified } from '../../knowledge/types'
import { isPlainWord } from '../language/cues'
import { corrected } from '../language/spelling'
import { type Candidate, exactCandidates, guessedCandidates } from './candidates'
import type { Catalogue } from './catalogue'
import { environmentOf, isPlanService } from './environments'
import { preferLonger } from './longer'
import { isSure, type Mention, positionsOf } from './mention'
import { doubtNeighbours } from './neighbours'
import type { Token } from './tokens'

/** What the resolver knows about words. */
export interface Lexicon {
  /** A word of the language or of a name: it is never "corrected". */
  isWord(word: string): boolean
  /** A word that questions of this subject use and others seldom do. */
  isSubject(word: string): boolean
  /** A word that other fields use and questions of this subject do not. */
  isElsewhere(word: string): boolean
  /** The word of the subject that this is a typing mistake of, or the word itself. */
  correct(word: string): string
}

const BRAND = new Set(['microsoft', 'ms', 'msft', "microsoft's"])

/** A candidate covers letters; long names win over the short ones inside them, exact ones over guesses. */
const weight = (c: Candidate): number => {
  const letters = c.name.joined.length - 3 * c.edits
  return letters * letters * (c.edits ? 0.9 : 1) + (c.how === 'exact' ? 0.5 : 0)
}

/** The names in a text, none overlapping, each with the doubts that its surroundings raise; and the tokens with the words between the names corrected. */
export function resolveNames(
  catalogue: Catalogue,
  lexicon: Lexicon,
  typed: Token[],
): { mentions: Mention[]; tokens: Token[] } {
  const isWord = (word: string) => catalogue.words.has(word) || isPlainWord(word) || lexicon.isWord(word)
  const exact = exactCandidates(catalogue, typed)
  const candidates = exact.concat(guessedCandidates(catalogue, typed, isWord))
  const chosen = preferLonger(catalogue, typed, pick(candidates, typed.length), {
    isWord,
    correct: lexicon.correct,
  })
  const found = chosen.map((c) => toMention(c, typed, isWord))
  const mentions = absorb(found, typed)
  // "Azure certifed": a mistyped scope word is still one.
  const taken = positionsOf(mentions)
  const tokens = corrected(lexicon, typed, (i) => taken.has(i))
  return { mentions: doubtNeighbours(mentions, typed, tokens, isWord), tokens }
}

/** The set of candidates with the most weight in which none overlap (dynamic programming over token positions). */
function pick(candidates: Candidate[], length: number): Candidate[] {
  if (candidates.length === 0) return []
  const endingAt: Candidate[][] = []
  for (const c of candidates) {
    endingAt[c.to] ??= []
    endingAt[c.to]!.push(c)
  }
  const best = new Array<number>(length + 1).fill(0)
  const chosen = new Array<Candidate | undefined>(length + 1)
  for (let i = 1; i <= length; i++) {
    best[i] = best[i - 1]!
    for (const c of endingAt[i] ?? []) {
      const total = best[c.from]! + weight(c)
      if (total > best[i]!) {
        best[i] = total
        chosen[i] = c
      }
    }
  }
  const out: Candidate[] = []
  for (let i = length; i > 0; ) {
    const c = chosen[i]
    if (c && best[i]! > best[i - 1]!) {
      out.push(c)
      i = c.from
    } else i--
  }
  return out.reverse()
}

function toMention(c: Candidate, tokens: Token[], isWord: (word: string) => boolean): Mention {
  const from = c.from > 0 && BRAND.has(tokens[c.from - 1]!.word) && !tokens[c.from]!.afterBreak ? c.from - 1 : c.from
  // A one-word name written as two ordinary words ("in tune") is an ordinary phrase first.
  const apart =
    c.how === 'spacing' && c.name.words.length === 1 && tokens.slice(c.from, c.to).every((t) => isWord(t.word))
  // "Microsoft cloud services" is still a general phrase: plain words stay plain behind the brand.
  const branded = from < c.from && !c.name.words.every(isPlainWord)
  const mention: Mention = {
    entity: c.name.entity,
    start: tokens[from]!.start,
    end: tokens[c.to - 1]!.end,
    from,
    to: c.to,
    how: c.how,
    general: (c.name.general || (apart && c.name.words[0]!.length < 7)) && !branded,
  }
  // A general term written apart or together is one guess too many for a certified verdict.
  if (c.how === 'fuzzy' || (c.how !== 'exact' && mention.general)) mention.doubt = 'typo'
  return mention
}

/** The suites and platforms whose name often stands before the name of a member: "Azure Key Vault", "Office 365 Planner". */
const FAMILIES = new Set([
  'azure',
  'office-365',
  'microsoft-365',
  'dynamics-365',
  'azure-government',
  'entra-id',
  'microsoft-purview',
])

/** A family name directly before another name is part of that name, and so is a name after "for" ("Copilot for Power BI"). */
function absorb(mentions: Mention[], tokens: Token[]): Mention[] {
  const out: Mention[] = []
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i]!
    const next = mentions[i + 1]
    if (
      next &&
      FAMILIES.has(mention.entity.service) &&
      mention.how === 'exact' &&
      next.from === mention.to &&
      !tokens[next.from]!.afterBreak &&
      !next.entity.service.startsWith(mention.entity.service) &&
      !FAMILIES.has(next.entity.service) &&
      !environmentOf(next.entity.service)
    ) {
      next.from = mention.from
      next.start = mention.start
      next.general = false
      continue
    }
    const head = out[out.length - 1]
    // "Oracle on Azure", "Oracle hosted on Azure".
    const apart = head && standsOn(mention, tokens) ? 2 : 1
    const link = head && mention.from === head.to + apart ? tokens[mention.from - 1]! : undefined
    if (
      head &&
      link &&
      !link.afterBreak &&
      !tokens[mention.from]!.afterBreak &&
      !environmentOf(mention.entity.service) &&
      // "The attestation for Azure": an ordinary word is no head of a name.
      !(head.general && tokens.slice(head.from, head.to).every((t) => !t.capital && isPlainWord(t.word)))
    ) {
      const certified = isCertified(head.entity.verdict)
      // "Copilot in Power BI", "Oracle on Azure": the second name says where the first one lives; only "for" does so after a
      // certified name, since "Power BI with Dynamics 365" says the plan.
      if (
        link.word === 'for'
          ? !isPlanService(mention.entity.service) || !certified
          : !certified &&
            (LIVES.has(link.word) || (link.word === 'n' && !isSure(head) && isCertified(mention.entity.verdict)))
      ) {
        head.to = mention.to
        head.end = mention.end
        if (certified) head.doubt = 'neighbour'
        continue
      }
    }
    out.push(mention)
  }
  return out
}

/** Whether a name only says what something stands on: "built on Power Apps", "managed through the Azure portal". */
export function standsOn(mention: Mention, tokens: Token[]): boolean {
  const at = /^(the|our|a|an)$/.test(tokens[mention.from - 1]?.word ?? '') ? mention.from - 2 : mention.from - 1
  return (
    STANDS.test(tokens[at - 1]?.word ?? '') &&
    /^(on|in|with|by|using|upon|from|through|via)$/.test(tokens[at]?.word ?? '')
  )
}
const STANDS =
  /^(built|based|running|hosted|made|developed|written|created|deployed|managed|administered|configured|accessed|ordered|opened|stored)$/

const LIVES = new Set(['in', 'on', 'with', 'by', 'to', 'from', 'into'])
