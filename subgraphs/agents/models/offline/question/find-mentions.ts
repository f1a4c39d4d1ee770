import { KNOWN_NAMES } from './known-names.ts'
import { ORDINARY_CAPITALS, ORDINARY_WORDS } from './ordinary-words.ts'
import { PERIOD_WORDS } from './period-words.ts'

/** Tokens that one answer takes; the rest are named as left out. */
export const MOST_TOKENS = 5

interface Mention {
  text: string
  start: number
  end: number
}

const ID =
  /\b(?:(?:eip155|bip122|solana|cosmos|polkadot|stellar|tron|ton|sui|aptos|near|listed):[-\w.]+\/[-a-z0-9]+:[-.%\w]+)/gi
const EVM_ADDRESS = /\b0x[0-9a-f]{40}\b/gi
/** Base 58 of at least 32 places with digits and both cases. */
const BASE_58_ADDRESS = /\b(?=[1-9A-HJ-NP-Za-km-z]*\d)(?=\w*[a-z])(?=\w*[A-Z])[1-9A-HJ-NP-Za-km-z]{32,44}\b/g
const QUOTED = /["“”„«]([^"“”„«»\n]{1,40})["“”«»]/g
const CASHTAG = /(?<![\w$])\$([A-Za-z][A-Za-z0-9]{0,14})\b/g
const KNOWN = new RegExp(`(?<![\\w-])(?:${KNOWN_NAMES.join('|').replaceAll(' ', '\\s+')})(?![\\w-])`, 'gi')
const CAPITALS = /(?<![\w-])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,10}(?!-?\d|\w)/g
/** With a capital inside: stETH, PayPal. */
const CAMEL = /(?<![\w-])(?=\w*[a-z])[A-Za-z0-9]+[A-Z][A-Za-z0-9]*(?:\s+(?:[A-Z][A-Za-z0-9]*))*/g
const CAPITALISED = /(?<![\w-])[A-Z][a-z0-9]+(?:[ -][A-Z][a-z0-9]+)*(?![\w])/g
/** After these words a token may be named in lower case. */
const SLOT =
  /\b(?:of|about|analy[sz]e|check|trust|compare|assess|evaluate|vs\.?|versus|and|or|with|is|are|in|into|buy|hold|does|than)\s+(?:the\s+)?([a-z][a-z0-9]{1,19})(?![\w-])/g
const JOINED = /^\s*(?:,|&|\/|\+|and|or|vs\.?|versus|with|to|(?:\w+\s+){0,3}(?:than|against))\s+(?:the\s+)?$/i
const COMPARES = /\b(?:compar\w+|vs\.?|versus|or|than|against|between)\b/i

/** A few words that may be a name alone, or that ask for one: "Pepe?", "what about floki". */
const SHORT =
  /^\W*(?:\w+\W*){1,2}$|\b(?:what about|how about|tell me about|thoughts on|opinion on|look at|report on|check|compar\w+|vs\.?|versus)\b/i

const isOrdinary = (word: string) => ORDINARY_WORDS.has(word.toLowerCase()) || word === 'ChainLens'

/** "Is apple good?": the first word of a sentence is read like any other. */
const withoutCapitals = (text: string) =>
  text.replace(/(?:^|[.!?]\s+)\W*[A-Z](?=[a-z]+\s)/g, (start) => start.toLowerCase())

/** Matches of a pattern, blanked out of the text so that nothing finds them again. */
function take(text: string, pattern: RegExp, fits: (match: RegExpMatchArray) => boolean = () => true) {
  const found = [...text.matchAll(pattern)].filter(fits).map((match): Mention => {
    const inner = match[1] ?? match[0]
    return { text: inner.trim(), start: match.index, end: match.index + match[0].length }
  })
  let rest = text
  for (const { start, end } of found) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return { found, rest }
}

/** A capitalised run without the ordinary words at its ends: "Is Shiba Inu" is Shiba Inu. */
function trimRun({ text, start }: Mention): Mention[] {
  const words = [...text.matchAll(/[^\s-]+/g)]
  const first = words.findIndex(([word]) => !isOrdinary(word))
  if (first < 0) return []
  const length = words.slice(first).findIndex(([word]) => isOrdinary(word))
  const kept = words.slice(first, length < 0 ? undefined : first + length)
  const [from, last] = [kept[0], kept.at(-1)]
  if (!from || !last) return []
  const end = last.index + last[0].length
  return [{ text: text.slice(from.index, end), start: start + from.index, end: start + end }]
}

/**
 * What a text calls tokens, in order: ids, addresses, $TICKERS, tickers in capitals, names; at most so many.
 *
 * @param isOnTopic whether the text is about tokens: only then a word that may be any name counts as one
 */
export function findMentions(text: string, isOnTopic: boolean): { mentions: string[]; leftOut: number } {
  const isShouting = text.length > 12 && text === text.toUpperCase()
  const strong: Mention[] = []
  let rest = text
  const keep = (pattern: RegExp, fits?: (match: RegExpMatchArray) => boolean) => {
    const taken = take(rest, pattern, fits)
    strong.push(...taken.found)
    rest = taken.rest
  }
  keep(ID)
  keep(EVM_ADDRESS)
  keep(BASE_58_ADDRESS)
  keep(CASHTAG)
  keep(QUOTED, (match) => !(match[1] ?? '').split(/\s+/).every(isOrdinary))
  rest = take(rest, PERIOD_WORDS).rest
  keep(KNOWN)
  if (!isShouting) {
    keep(CAPITALS, ([word]) => !ORDINARY_CAPITALS.has(word))
    keep(CAMEL, ([word]) => !isOrdinary(word))
  }
  const weak = isShouting ? [] : take(rest, CAPITALISED).found.flatMap(trimRun)
  const slots = take(
    isShouting ? rest.toLowerCase() : withoutCapitals(rest),
    SLOT,
    (match) => !isOrdinary(match[1] ?? ''),
  ).found.map((slot) => ({ ...slot, start: slot.end - slot.text.length }))
  const chosen = choose(text, { strong, weak, slots, isOnTopic })
  const inOrder = withoutAliases(
    text,
    chosen.toSorted((a, b) => a.start - b.start),
  ).map((mention) => mention.text)
  const unique = [...new Map(inOrder.map((mention) => [mention.toLowerCase(), mention])).values()]
  return { mentions: unique.slice(0, MOST_TOKENS), leftOut: Math.max(0, unique.length - MOST_TOKENS) }
}

/** The surest kind there is, with what is joined to it: "ETH and Foo". */
function choose(
  text: string,
  found: { strong: Mention[]; weak: Mention[]; slots: Mention[]; isOnTopic: boolean },
): Mention[] {
  const { strong, weak, slots } = found
  const mayBeAnyName = found.isOnTopic || SHORT.test(text)
  if (strong.length === 0 && !mayBeAnyName) return []
  const sure = strong.length > 0 ? strong : weak.length > 0 ? weak : slots
  if (sure.length === 0) {
    const words = text.match(/[A-Za-z0-9]+/g) ?? []
    const word = words.length === 1 ? words[0] : undefined
    return word && !isOrdinary(word) && /[A-Za-z]/.test(word) ? [{ text: word, start: 0, end: word.length }] : []
  }
  const others = COMPARES.test(text) ? [...weak, ...slots] : weak
  const chosen = [...sure]
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    const isTaken = chosen.some((mention) => other.start < mention.end && mention.start < other.end)
    const isJoined = chosen.some(
      (mention) =>
        JOINED.test(text.slice(mention.end, other.start)) || JOINED.test(text.slice(other.end, mention.start)),
    )
    if (!isTaken && isJoined) chosen.push(other)
  }
  return chosen
}

/** Without what only says again which token the one before is, in brackets: "Pepe (PEPE)"; an address wins. */
function withoutAliases(text: string, mentions: Mention[]): Mention[] {
  const kept: Mention[] = []
  for (const mention of mentions) {
    const before = kept.at(-1)
    const isAlias = before && /^\s*\(\s*\$?$/.test(text.slice(before.end, mention.start)) && text[mention.end] === ')'
    if (!isAlias) kept.push(mention)
    else if (/[:]|^0x/.test(mention.text)) kept[kept.length - 1] = mention
  }
  return kept
}
