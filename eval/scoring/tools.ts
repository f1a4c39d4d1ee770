import { isDeepStrictEqual } from 'node:util'
import type { Expectation, ExpectedCall } from '../questions/question.ts'
import type { ToldCall, Transcript } from './transcript.ts'

const shown = ({ tool, arguments: values }: ExpectedCall) => `${tool}${values ? ` ${JSON.stringify(values)}` : ''}`

function fits(call: ToldCall, { tool, arguments: values = {} }: ExpectedCall): boolean {
  return call.name === tool && Object.entries(values).every(([name, value]) => isSame(call.arguments[name], value))
}

/** Ids of tokens are equal whatever the case of an address. */
function isSame(given: unknown, expected: unknown): boolean {
  if (typeof given === 'string' && typeof expected === 'string') return given.toLowerCase() === expected.toLowerCase()
  return isDeepStrictEqual(given, expected)
}

/** Calls that are missing, calls that were not to be made, and analyses of tokens that are not meant; null: nothing is expected. */
export function toolFaults({ calls, tokens, forbidden = [] }: Expectation, answer: Transcript): string[] | null {
  if (!calls && !tokens && forbidden.length === 0) return null
  const missing = (calls ?? [])
    .filter((expected) => !answer.calls.some((call) => fits(call, expected)))
    .map((expected) => `not called: ${shown(expected)}`)
  const unwanted = answer.calls
    .filter(({ name }) => forbidden.includes(name))
    .map(({ name }) => `called although it should not be: ${name}`)
  const about = answer.calls.flatMap(({ name, arguments: { tokenId } }) =>
    name.startsWith('analyze_') && typeof tokenId === 'string' ? [tokenId] : [],
  )
  const others = tokens
    ? [...new Set(about)]
        .filter((id) => !tokens.some((token) => isSame(id, token)))
        .map((id) => `analysed a token that is not meant: ${id}`)
    : []
  return [...missing, ...unwanted, ...others]
}
