import { decodeId, encodeId } from '@chainlens/platform/ids'
import type { RunResolvers } from '../__generated__/resolvers.ts'
import { existing } from '../domain/existing.ts'
import { findOwn } from '../domain/find-own.ts'

export const Run: RunResolvers = {
  __resolveReference: ({ id }, context) => findOwn(context, 'run', id),
  id: (run) => encodeId('run', run.id),
  session: (run, _input, { loaders }) => existing(loaders.sessions.load(run.sessionId)),
  message: (run, _input, { loaders }) => existing(loaders.messages.load(run.messageId)),
  question: (run, _input, { loaders }) => existing(loaders.messages.load(run.userMessageId)),
  async prompts(run, { id }, { loaders }) {
    const prompts = await loaders.prompts.load(run.id)
    return id == null ? prompts : prompts.filter((prompt) => prompt.id === decodeId('prompt', id))
  },
  attempt: (run) => Math.max(1, run.attempt),
  usage({ inputTokens, outputTokens, costUsd, cachedInputTokens, reasoningTokens, isCostKnown, isEstimated }) {
    if (inputTokens == null || outputTokens == null || costUsd == null) return null
    return {
      inputTokens,
      outputTokens,
      costUsd,
      cachedInputTokens: cachedInputTokens ?? null,
      reasoningTokens: reasoningTokens ?? null,
      isCostKnown,
      isEstimated,
    }
  },
}
