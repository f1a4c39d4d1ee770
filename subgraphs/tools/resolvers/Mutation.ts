import { requirePrincipal } from '@chainlens/platform/graphql'
import type { MutationResolvers } from '../__generated__/resolvers.ts'
import { executeTool } from '../executor/execute-tool.ts'

/** Entries of Mutation that tools owns. */
export const Mutation: MutationResolvers = {
  executeTool: (_parent, { input }, context) =>
    executeTool(
      { ...context.services, logger: context.logger, signal: context.signal, principal: requirePrincipal(context) },
      {
        name: input.name,
        arguments: input.arguments,
        callId: input.callId ?? null,
        approvedArgumentsHash: input.approvedArgumentsHash ?? null,
      },
    ),
}
