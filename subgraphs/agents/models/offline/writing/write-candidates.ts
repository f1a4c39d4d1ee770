import type { Resolution, TokenCandidate } from '../results/read-resolution.ts'
import { asCode, asName, capitalised, mentionsFigures, plainText } from './plain-text.ts'
import { fullName, placeOf } from './token-view.ts'
import { reasonText } from './write-missing.ts'

/** What is said of a text that no clear token was found for; nothing for a clear one. */
export function writeUnclear(resolution: Resolution): string[] {
  const said = `"${asName(resolution.lookUp.replaceAll('"', ''))}"`
  switch (resolution.outcome) {
    case 'CLEAR':
      return []
    case 'AMBIGUOUS':
      return ambiguous(said, resolution.candidates)
    case 'UNKNOWN':
      return [
        resolution.missing.length === 0
          ? `**${capitalised(said)} is not known.** No listing that was asked has a token by this ticker, name or address.`
          : `**${capitalised(said)} was not found**, but only a part of the listing could be searched (${reasons(resolution.missing)}). It may exist all the same.`,
        'Check the spelling, or give the contract address: it is the surest way to name a token.',
      ]
    case 'NOT_ASKED':
      return [
        `**${capitalised(said)} could not be looked up:** ${reasons(resolution.missing)}. Whether such a token exists is therefore not known.`,
        'Ask again in a while, or give a token id such as `eip155:1/slip44:60`.',
      ]
  }
}

function reasons(missing: Extract<Resolution, { outcome: 'UNKNOWN' }>['missing']): string {
  return [...new Set(missing.map(reasonText))].join('; ')
}

function ambiguous(said: string, candidates: readonly TokenCandidate[]): string[] {
  const lines = candidates.map((candidate, index) => `${index + 1}. ${candidateLine(candidate)}`)
  const isOne = candidates.length === 1
  return [
    isOne
      ? `**Is this what you mean by ${said}?** It is not clear enough to go by.`
      : `**Which token do you mean by ${said}?** More than one fits, and ChainLens does not guess.`,
    lines.join('\n'),
    isOne
      ? 'Answer "the first" if so, or give the contract address.'
      : 'Answer with its place, "the first" for instance, or with its contract address.',
  ]
}

function candidateLine(candidate: TokenCandidate): string {
  const remarks = [candidate.reason, ...candidate.warnings]
    .map((text) => plainText(text, 200).replace(/[.]+$/, ''))
    .filter((text) => text !== '' && !mentionsFigures(text))
    .slice(0, 3)
  const why = remarks.length > 0 ? ` ${remarks.join('. ')}.` : ''
  return `**${fullName(candidate)}**, ${placeOf(candidate)}, ${asCode(candidate.tokenId)}.${why}`
}
