import { encodeId } from '@chainlens/platform/ids'
import type { DeadRunResolvers } from '../__generated__/resolvers.ts'

export const DeadRun: DeadRunResolvers = {
  runId: (run) => encodeId('run', run.runId),
  userId: (run) => encodeId('user', run.userId),
  decidedBy: ({ decidedBy }) =>
    decidedBy === null || decidedBy === 'operator' ? decidedBy : encodeId('user', decidedBy),
  retryRunId: ({ retryRunId }) => (retryRunId === null ? null : encodeId('run', retryRunId)),
}
