import type { SubscriptionNode } from '@apollo/query-planner'
import { getVariableValues } from 'graphql'
import type { OperationInput } from '../../request-context.ts'
import { unplannedField } from '../planning/unplanned-field.ts'
import type { SupergraphRuntime } from '../supergraph-runtime.ts'
import type { EventCompletion } from './complete-event.ts'

/**
 * How a running subscription goes on with another supergraph: its source must be asked the same there, what
 * completes its events may differ. Null where it can't, or is no longer valid.
 */
export function replan(
  before: SubscriptionNode,
  input: OperationInput,
  runtime: SupergraphRuntime,
): EventCompletion | null {
  const variables = input.variables ?? {}
  const preparation = prepare(runtime, input)
  if (!preparation || 'errors' in preparation) return null
  const { prepared } = preparation
  const node = prepared.plan?.node
  if (node?.kind !== 'Subscription' || !isSameSource(before, node)) return null
  const definitions = prepared.operation.variableDefinitions ?? []
  if (getVariableValues(runtime.schema, definitions, variables, { maxErrors: 1 }).errors) return null
  if (unplannedField(prepared, variables)) return null
  return { runtime, prepared, node, variables }
}

/** What can't be planned is no longer valid, whatever the planner throws. */
function prepare(runtime: SupergraphRuntime, { query, operationName }: OperationInput) {
  try {
    return runtime.prepare(query, operationName)
  } catch {
    return null
  }
}

function isSameSource({ primary: one }: SubscriptionNode, { primary: other }: SubscriptionNode): boolean {
  const same = one.serviceName === other.serviceName && one.operation === other.operation
  return same && String(one.variableUsages ?? []) === String(other.variableUsages ?? [])
}
