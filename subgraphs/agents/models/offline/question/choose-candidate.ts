import { parseTokenId } from '@chainlens/platform/tokens'
import type { ModelMessage } from '../../model.ts'

/** What a user chose of the candidates that the answer before offered. */
export interface Choice {
  tokenIds: string[]
  /** Words of the text that belong to the choice and name no other token, in lower case. */
  words: Set<string>
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** The candidates of an answer, as its numbered lists have them. */
function candidatesOf(turn: readonly ModelMessage[]): { place: number; tokenId: string; line: string }[] {
  const said = turn.flatMap((message) => (message.role === 'assistant' ? [message.content] : [])).join('\n')
  return said.split('\n').flatMap((line) => {
    const [, place, rest = ''] = /^(\d+)\. (.*)$/.exec(line) ?? []
    const tokenId = [...rest.matchAll(/`([^`]+)`/g)]
      .map(([, code = '']) => parseTokenId(code)?.id)
      .find((id) => id !== undefined)
    return place && tokenId ? [{ place: Number(place), tokenId, line: rest.toLowerCase() }] : []
  })
}

/** Which candidate a text chooses: by its place, its id, its address, its name or its chain; null where it chooses none. */
export function chooseCandidate(text: string, turn: readonly ModelMessage[]): Choice | null {
  const candidates = candidatesOf(turn)
  if (candidates.length === 0) return null
  const wanted = text.toLowerCase().trim()
  const byPlace = (place: number) => candidates.find((candidate) => candidate.place === place)
  const ordinal = ORDINALS.findIndex((word) => new RegExp(`\\b${word}\\b`).test(wanted)) + 1
  const number = Number(
    /^(?:the\s+|number\s+|no\.?\s*|#\s*|option\s+)*(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+one)?[.!?]?$/.exec(wanted)?.[1],
  )
  const placed =
    byPlace(ordinal || number) ?? (/\blast\b(?! (?:year|month|week|\d))/.test(wanted) ? candidates.at(-1) : undefined)
  if (placed) return { tokenIds: [placed.tokenId], words: new Set() }
  // "Uniswap", "the one on Ethereum": only where exactly one candidate is called so.
  const words = wanted.replace(/\b(?:the|one|on|i|mean|meant|please|token|of|at)\b|[^\w\s:/.-]/g, ' ').trim()
  if (words.length < 2) return null
  const fitting = candidates.filter(({ line }) => line.includes(words.replace(/\s+/g, ' ')))
  const [only] = fitting
  return only && fitting.length === 1
    ? { tokenIds: [only.tokenId], words: new Set([words, ...words.split(/\s+/)]) }
    : null
}
