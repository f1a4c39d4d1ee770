import { createMetrics } from '@chainlens/platform/metrics'
import type { ExecutionResult } from 'graphql'
import { executeOperation } from '../execute-operation.ts'
import type { ComposedSuite } from './compose-suite.ts'
import { type ConformanceGateway, errorPaths } from './conformance-gateway.ts'
import { ownRuntime } from './own-runtime.ts'

const observer = { metrics: createMetrics(), labelOf: (name: string) => name }

/** Our own gateway: limits, validation, plan, execution and masking, as every transport has them. Nothing may fall back. */
export async function createOwnGateway(suite: ComposedSuite): Promise<ConformanceGateway> {
  const { runtime, context } = ownRuntime(suite)
  return {
    async answer(query, variables) {
      const preparation = runtime.prepare(query)
      const compilation = 'prepared' in preparation ? preparation.prepared.compilation : null
      if (compilation && 'uncovered' in compilation) throw new Error(`falls back: ${compilation.uncovered}`)
      const outcome = await executeOperation(runtime, { query, variables }, context, { observer } as never)
      const { data, errors } = outcome as ExecutionResult
      return JSON.parse(JSON.stringify({ data, errors: errorPaths(errors) }))
    },
    dispose: async () => {},
  }
}
