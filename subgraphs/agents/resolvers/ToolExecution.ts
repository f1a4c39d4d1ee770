import { encodeId } from '@chainlens/platform/ids'
import type { ToolExecutionResolvers } from '../__generated__/resolvers.ts'

export const ToolExecution: ToolExecutionResolvers = {
  id: (execution) => encodeId('toolexec', execution.id),
  arguments: (execution) => execution.inputParameters,
  result: (execution) => execution.outputResult ?? null,
  approval: (execution, _input, { loaders }) => loaders.approvals.load(execution.id),
  durationMs: (execution) => execution.executionTime ?? null,
}
