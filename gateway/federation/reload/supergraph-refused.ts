import { errorCauses, Supergraph } from '@apollo/federation-internals'
import { ChainLensError } from '@chainlens/platform/errors'
import { GraphQLError, parse } from 'graphql'

/** Why a supergraph can not be used, as metrics tell it. */
export type RefusalReason = 'UNREADABLE' | 'INVALID' | 'NO_ADDRESS'

const CODES: Record<RefusalReason, string> = {
  UNREADABLE: 'SUPERGRAPH_UNREADABLE',
  INVALID: 'SUPERGRAPH_INVALID',
  NO_ADDRESS: 'SUBGRAPH_ADDRESS_MISSING',
}

const HINTS: Record<RefusalReason, string> = {
  UNREADABLE: 'Give the path or the URL of what composition wrote.',
  INVALID:
    'Give what composition of federation 2 writes (rover supergraph compose, or npm run compose), not the schema of a subgraph or of clients.',
  NO_ADDRESS: 'Compose with its routing_url, or set <NAME>_URL.',
}

/** A supergraph that can not be used: each problem with its place in the file where that is known. */
export class SupergraphRefused extends ChainLensError {
  readonly reason: RefusalReason
  readonly problems: readonly string[]

  constructor(reason: RefusalReason, problems: readonly string[]) {
    super({
      code: CODES[reason],
      message: `The supergraph can't be served: ${problems.join('; ')}`,
      hint: HINTS[reason],
    })
    this.reason = reason
    this.problems = problems
  }
}

const MOST_PROBLEMS = 5
const MOST_CHARACTERS = 400

/** What is wrong with an SDL that could not be read as a supergraph: `thrown` says that it could not. */
export function describeInvalid(supergraphSdl: string, thrown: unknown): SupergraphRefused {
  // The planner reads a text in another order, with fewer checks: the places of that one help nobody.
  const causes = problemsOf(supergraphSdl) ?? [thrown instanceof Error ? thrown : new Error(String(thrown))]
  const more = causes.length - MOST_PROBLEMS
  const problems = causes.slice(0, MOST_PROBLEMS).map(describe)
  return new SupergraphRefused('INVALID', more > 0 ? [...problems, `and ${more} more`] : problems)
}

/** Null where nothing is found, or nothing that has a place. */
function problemsOf(supergraphSdl: string): readonly Error[] | null {
  try {
    parse(supergraphSdl)
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true })
    supergraph.subgraphs()
    return null
  } catch (error) {
    const causes = errorCauses(error as Error)
    return causes && causes.length > 0 ? causes : [error as Error]
  }
}

function describe(error: Error): string {
  const place = error instanceof GraphQLError ? error.locations?.[0] : undefined
  const [first = '', ...rest] = error.message.split('\n').filter((line) => line.trim() !== '')
  // What carries details below says nothing in its first line.
  const message = (rest.at(-1)?.startsWith('Error: ') ? rest.at(-1) : first) ?? first
  const short = message.replace(/^Error: /, '').slice(0, MOST_CHARACTERS)
  return place ? `line ${place.line}, column ${place.column}: ${short}` : short
}
