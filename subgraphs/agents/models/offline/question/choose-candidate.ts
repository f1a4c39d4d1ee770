import { parseTokenId } from '@chainlens/platform/tokens'
import type { ModelMessage } from '../../model.ts'

/** What a user chose of the candidates that the answer before offered. */
export interface Choice {
  tokenIds: string[]
  /** Words of the text that name the chosen one, in lower case. */
  words: Set<string>
}

interface Offer {
  place: number
  tokenId: string
  /** The words of the line that offers it, in lower case. */
  words: Set<string>
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const NUMBER = /^(?:the\s+|number\s+|no\.?\s*|#\s*|option\s+)*(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+one)?[.!?]?$/
/** Words around a name: "I mean the one on Ethereum, please". */
const AROUND = /\b(?:the|one|on|i|mean|meant|please|token|of|at|it|is|that|chain)\b/g

/** The candidates of an answer, as its numbered lists have them. */
function offersOf(turn: readonly ModelMessage[]): Offer[] {
  const said = turn.flatMap((message) => (message.role === 'assistant' ? [message.content] : [])).join('\n')
  return said.split('\n').flatMap((line) => {
    const [, place, rest = ''] = /^(\d{1,2})\. (.*)$/.exec(line) ?? []
    const codes = [...rest.matchAll(/`([^`]+)`/g)].map(([, code = '']) => parseTokenId(code)?.id)
    const tokenId = codes.find((id) => id !== undefined)
    return place && tokenId ? [{ place: Number(place), tokenId, words: new Set(rest.toLowerCase().match(/\w+/g)) }] : []
  })
}

function byPlace(text: string, offers: readonly Offer[]): Offer | undefined {
  const ordinal = ORDINALS.findIndex((word) => new RegExp(`\\b${word}\\b`).test(text)) + 1
  const place = ordinal || Number(NUMBER.exec(text)?.[1])
  const isLast = /\blast\b(?! (?:year|month|week|quarter|day|\d))/.test(text)
  return offers.find((offer) => offer.place === place) ?? (isLast ? offers.at(-1) : undefined)
}

/** Which candidate a text chooses: by its place, its id, its address, its name or its chain; null where it chooses none. */
export function chooseCandidate(text: string, turn: readonly ModelMessage[]): Choice | null {
  const offers = offersOf(turn)
  if (offers.length === 0) return null
  const wanted = text.toLowerCase().trim().slice(0, 500)
  const placed = byPlace(wanted, offers)
  if (placed) return { tokenIds: [placed.tokenId], words: new Set() }
  const words = wanted.replace(AROUND, ' ').match(/[\w:/.-]*\w/g) ?? []
  // Only where exactly one candidate is called so.
  const isCalled = (offer: Offer) =>
    words.length > 0 && words.every((word) => offer.tokenId === word || offer.words.has(word))
  const [only, another] = offers.filter(isCalled)
  return only && !another ? { tokenIds: [only.tokenId], words: new Set([...words, words.join(' ')]) } : null
}
