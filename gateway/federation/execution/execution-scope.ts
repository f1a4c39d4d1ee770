import type { ResponsePath } from '@apollo/query-planner'
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, parse } from 'graphql'
import type { RequestContext } from '../../request-context.ts'
import { UNAVAILABLE_MESSAGE } from '../requests/subgraph-errors.ts'
import type { SupergraphRuntime } from '../supergraph-runtime.ts'
import { lostPaths } from './lost-paths.ts'

interface LostFetch {
  operation: DocumentNode
  /** Where in the answer its fields belong; '@' for every element of a list. */
  path: ResponsePath
}

const MOST_PATHS = 20

/** One execution of a plan: its context, and the fetches that brought nothing. */
export class ExecutionScope {
  readonly context: RequestContext
  readonly #runtime: SupergraphRuntime
  readonly #lost: LostFetch[] = []

  constructor(runtime: SupergraphRuntime, context: RequestContext) {
    this.#runtime = runtime
    this.context = context
  }

  /** Whether data is what an operation asks a subgraph for. */
  fits(operation: string, data: unknown): boolean {
    return this.#runtime.fitsOf(operation)(data)
  }

  /** The error to carry for a fetch whose subgraph gave no usable answer. */
  unavailable(operation: string, path: ResponsePath): GraphQLFormattedError {
    this.#lost.push({ operation: parse(operation, { noLocation: true }), path })
    return {
      message: UNAVAILABLE_MESSAGE,
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', lostFetch: this.#lost.length - 1 },
    }
  }

  /** Replaces the errors of lost fetches by one for each field of the answer that is null because of it. */
  placeErrors(errors: readonly GraphQLError[], data: unknown): GraphQLError[] {
    const told = new Set<string>()
    return errors.flatMap((error) => {
      const lost = this.#lost[error.extensions.lostFetch as number]
      if (!lost) return [error]
      const paths = lostPaths(lost.operation, lost.path, data, MOST_PATHS)
      const extensions = { code: 'SUBGRAPH_UNAVAILABLE' }
      const untold = (paths.length > 0 ? paths : [undefined]).filter((path) => {
        const key = JSON.stringify(path) ?? ''
        return told.has(key) ? false : told.add(key)
      })
      return untold.map((path) => new GraphQLError(error.message, { path, extensions }))
    })
  }
}
