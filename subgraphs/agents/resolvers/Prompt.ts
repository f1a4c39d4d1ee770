import { encodeId } from '@chainlens/platform/ids'
import type { PromptResolvers } from '../__generated__/resolvers.ts'

export const Prompt: PromptResolvers = {
  id: (prompt) => encodeId('prompt', prompt.id),
}
