import { isDeepStrictEqual } from 'node:util'
import { parse, print, stripIgnoredCharacters } from 'graphql'
import type { SubgraphCall } from './compose-suite.ts'
import type { ConformanceAnswer } from './conformance-gateway.ts'
import type { ConformanceOperation } from './conformance-suite.ts'

/** What was wrong with an answer; both empty where it was right. */
export interface Verdict {
  /** Of what the client reads. */
  answer: string[]
  /** Of what the subgraphs were asked. */
  calls: string[]
}

/** Holds an answer, and what subgraphs were asked for it, against what an operation expects. */
export function judge(operation: ConformanceOperation, answer: ConformanceAnswer, calls: SubgraphCall[]): Verdict {
  const verdict: Verdict = { answer: [], calls: [] }
  const differ = (of: keyof Verdict, what: string, expected: unknown, got: unknown) => {
    if (!isDeepStrictEqual(expected, got))
      verdict[of].push(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`)
  }
  differ('answer', 'data', operation.data, answer.data)
  if (isDeepStrictEqual(operation.data, answer.data) && !inSameOrder(operation.data, answer.data))
    verdict.answer.push(
      `order of fields: expected ${JSON.stringify(operation.data)}, got ${JSON.stringify(answer.data)}`,
    )
  differ('answer', 'errors', [...(operation.errors ?? [])].sort(), answer.errors)
  const names = calls.map(({ subgraph }) => subgraph)
  const isMutation = /^\s*mutation/.test(operation.query)
  if (operation.calls)
    differ(
      'calls',
      'calls',
      isMutation ? operation.calls : [...operation.calls].sort(),
      isMutation ? names : names.sort(),
    )
  for (const [subgraph, text] of Object.entries(operation.asked ?? {})) {
    const texts = calls.filter((call) => call.subgraph === subgraph).map(({ query }) => plain(query))
    if (!texts.includes(plain(text)))
      verdict.calls.push(`${subgraph} was asked ${texts.join(' and ') || 'nothing'}, not ${plain(text)}`)
  }
  for (const [subgraph, variables] of Object.entries(operation.sent ?? {})) {
    const sent = calls
      .filter((call) => call.subgraph === subgraph)
      .map((call) => JSON.parse(JSON.stringify(call.variables)))
    if (!sent.some((one) => isDeepStrictEqual(one, variables)))
      verdict.calls.push(`${subgraph} was sent ${JSON.stringify(sent)}, not ${JSON.stringify(variables)}`)
  }
  return verdict
}

/** The order of the fields of an answer is the order in which they are asked for. */
function inSameOrder(expected: unknown, got: unknown): boolean {
  return JSON.stringify(expected) === JSON.stringify(got)
}

/** Without names of operations, which gateways choose, and without layout. */
function plain(query: string): string {
  return stripIgnoredCharacters(print(parse(query)))
    .replace(/^(query|mutation) ?[_A-Za-z0-9]*/, '$1')
    .replace(/^query(?=\{)/, '')
}
