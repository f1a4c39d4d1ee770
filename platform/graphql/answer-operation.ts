import type { ExecutionResult } from 'graphql'
import type { InternalIdentity } from '../auth/index.ts'
import { mapResults } from '../streaming/index.ts'
import type { Logger, TraceContext } from '../telemetry/index.ts'
import type { RequestContext } from './context.ts'
import type { SubgraphDefinition } from './define-subgraph.ts'
import type { DirectAnswer } from './execute-directly.ts'
import type { OperationInput } from './execute-operation.ts'
import { maskResult } from './mask-error.ts'
import type { TracedOperation } from './trace-operation.ts'

/** An operation whose sender is known. */
export interface KnownOperation {
  input: OperationInput
  identity: InternalIdentity
  signal: AbortSignal
  /** The caller's trace; null: none; undefined: the active one. */
  parent: TraceContext | null | undefined
}

/** Runs an operation, whichever way it came; its answer is as callers may see it. */
export type AnswerOperation = (
  operation: KnownOperation,
) => Promise<DirectAnswer | AsyncGenerator<DirectAnswer, void, void>>

/** Builds it for one subgraph. */
export function createAnswerOperation<Services extends object, Context extends RequestContext<Services>>(options: {
  definition: Pick<SubgraphDefinition<Services, Context>, 'context'>
  services: Services
  execute: TracedOperation
  logger: Logger
}): AnswerOperation {
  const { definition, services, execute } = options
  return async ({ input, identity, signal, parent }) => {
    const { requestId, principal } = identity
    const logger = options.logger.child({ requestId })
    const responseExtensions: Record<string, unknown> = {}
    const base = { identity, principal, requestId, signal, logger, services, responseExtensions }
    const context = definition.context?.(base) ?? (base as unknown as Context)
    const outcome = await execute(input, context, parent)
    const answer = (result: ExecutionResult) => maskResult(result, { requestId, logger }) as DirectAnswer
    if (!(Symbol.asyncIterator in outcome)) {
      const masked = answer(outcome)
      if (Object.keys(responseExtensions).length > 0) masked.extensions = responseExtensions
      return masked
    }
    return mapResults(outcome, answer)
  }
}
