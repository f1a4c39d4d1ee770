import type { Resolution, TokenCandidate } from '../results/read-resolution.ts'
import { asCode, asName, sayable } from './plain-text.ts'
import { fullName, placeOf } from './token-view.ts'
import { reasonText } from './write-missing.ts'

/** Reasons and warnings shown of each candidate. */
const MOST_REMARKS = 3

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
          ? `**${said} is not known.** No listing that was asked has a token by this ticker, name or address.`
          : `**${said} was not found**, but only a recorded part of the listing could be searched: it may exist all the same.`,
        'Check the spelling, or give the contract address: it is the surest way to name a token.',
      ]
    case 'NOT_ASKED':
      return [
        `**${said} could not be looked up:** ${reasons(resolution.missing)}. Whether such a token exists is therefore not known.`,
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
      ? `**Is this what you mean by ${said}?** ${doubt(candidates[0])}`
      : `**Which token do you mean by ${said}?** More than one fits, and ChainLens does not guess.`,
    lines.join('\n'),
    isOne
      ? 'Answer "the first" if so, or give its id with the chain that it is on.'
      : 'Answer with its place, "the first" for instance, or with its contract address.',
  ]
}

/** Why a single candidate is not taken. */
function doubt(candidate: TokenCandidate | undefined): string {
  const isUnlisted = candidate && candidate.address !== null && !candidate.name && !candidate.symbol
  return isUnlisted
    ? 'No listing that was asked has a token at this address, and the chain is an assumption.'
    : 'It is not clear enough to go by.'
}

function candidateLine(candidate: TokenCandidate): string {
  const remarks = [candidate.reason, ...candidate.warnings]
    .flatMap((text) => sayable(text, 240)?.replace(/[.]+$/, '') ?? [])
    .slice(0, MOST_REMARKS)
  const why = remarks.length > 0 ? ` ${remarks.join('. ')}.` : ''
  return `**${fullName(candidate)}**, ${placeOf(candidate)}, ${asCode(candidate.tokenId)}.${why}`
}
