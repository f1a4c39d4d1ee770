import { encodeId } from '@chainlens/platform/ids'
import type { ApprovalResolvers } from '../__generated__/resolvers.ts'
import { existing } from '../domain/existing.ts'

export const Approval: ApprovalResolvers = {
  run: (approval, _input, { loaders }) => existing(loaders.runs.load(approval.runId)),
  runId: (approval) => encodeId('run', approval.runId),
  arguments: (approval) => JSON.parse(approval.arguments),
}
