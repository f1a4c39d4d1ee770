import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  subscribe,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { RequestContext } from './context.ts'

/** An operation as it comes over any transport. */
export interface OperationInput {
  query: string
  variables?: Record<string, unknown> | null | undefined
  operationName?: string | null | undefined
}

/** One result, or for a subscription one after the other. */
export type OperationOutcome = ExecutionResult | AsyncGenerator<ExecutionResult, void, void>

type Checked = { document: DocumentNode } | { errors: readonly GraphQLError[] }

/** Length of all texts that are kept; a parsed one takes some fifty times as much. */
const MOST_CHARACTERS = 2_000_000

/** Runs operations on one schema; parses and validates each text once. */
export type ExecuteOperation = (input: OperationInput, context: RequestContext) => Promise<OperationOutcome>

/** The one way in which a subgraph runs operations, whatever the transport. */
export function createExecuteOperation(schema: GraphQLSchema): ExecuteOperation {
  const cache = new LRUCache<string, Checked>({
    max: 1000,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_, query) => query.length + 1,
  })

  function check(query: string): Checked {
    const known = cache.get(query)
    if (known) return known
    let checked: Checked
    try {
      const document = parse(query)
      const errors = validate(schema, document)
      checked = errors.length > 0 ? { errors } : { document }
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      checked = { errors: [error] }
    }
    cache.set(query, checked)
    return checked
  }

  return async (input, context) => {
    const checked = check(input.query)
    if ('errors' in checked) return { errors: checked.errors }
    const request = {
      schema,
      document: checked.document,
      contextValue: context,
      variableValues: input.variables ?? {},
      operationName: input.operationName ?? undefined,
    }
    const operation = getOperationAST(checked.document, input.operationName)
    if (operation?.operation !== 'subscription') return execute(request)
    return (await subscribe(request)) as OperationOutcome
  }
}
