import type { Expectation } from '../questions/question.ts'
import type { Transcript } from './transcript.ts'

const NOT_FOUND =
  /\b(?:not found|no (?:such|matching|candidate|token)|could(?:n['’]t| not) (?:be )?(?:find|found|identif\w+|resolve\w*)|unknown|unable to (?:find|identify|resolve)|does(?:n['’]t| not) exist|not (?:listed|known)|no \w+ (?:called|named))\b/i

/**
 * Whether a name that fits several tokens is laid open, and one that fits none is said to. That nothing is
 * analysed meanwhile is a matter of tools. Null where the name is clear.
 */
export function ambiguityFaults({ ambiguity, unknown }: Expectation, { text }: Transcript): string[] | null {
  if (!ambiguity && !unknown) return null
  const faults: string[] = []
  if (ambiguity) {
    const named = ambiguity.candidates.filter((candidate) => candidate.test(text)).length
    if (named < ambiguity.least) faults.push(`names ${named} of at least ${ambiguity.least} candidates`)
  }
  if (unknown) {
    const isSaid = text.split(/\n|(?<=[.!?])\s/).some((part) => unknown.test(part) && NOT_FOUND.test(part))
    if (!isSaid) faults.push('does not say that it was not found')
  }
  return faults
}
