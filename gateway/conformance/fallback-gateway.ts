import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode, parse, validate } from 'graphql'
import { executePlan } from '../federation/execution/execute-plan.ts'
import { planOperation } from '../federation/planning/plan-operation.ts'
import { readSupergraphAtOnce } from '../federation/supergraph-parts.ts'
import type { ComposedSuite } from './compose-suite.ts'
import { type ConformanceGateway, errorPaths } from './conformance-gateway.ts'
import { ownRuntime } from './own-runtime.ts'

/** Our own plans, run by the executor to which the gateway falls back. */
export async function createFallbackGateway(suite: ComposedSuite): Promise<ConformanceGateway> {
  const { runtime, context } = ownRuntime(suite)
  const parts = readSupergraphAtOnce(suite.supergraphSdl)
  return {
    async answer(query, variables) {
      const document = parse(query)
      const preparation = runtime.prepare(query)
      if (validate(runtime.schema, document).length > 0 || 'errors' in preparation) return { errors: [''] }
      const { prepared } = preparation
      if (!isGiven(runtime.schema, prepared.operation, variables)) return { errors: [''] }
      const { plan } = planOperation(document, parts, false)
      const execution = { plan, prepared, variables, dataSources: runtime.apolloDataSources }
      const { data, errors } = await executePlan(runtime, execution, context)
      return JSON.parse(JSON.stringify({ data, errors: errorPaths(errors) }))
    },
    dispose: async () => {},
  }
}

function isGiven(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): boolean {
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors === undefined
}
