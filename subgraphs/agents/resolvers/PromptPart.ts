import type { PromptPartResolvers } from '../__generated__/resolvers.ts'

/** A text is cut here, whatever is asked for. */
const MOST_CHARACTERS = 50_000

export const PromptPart: PromptPartResolvers = {
  id: (part) => part.id,
  async text(part, { most }, { loaders }) {
    const texts = await loaders.promptTexts.load(part.runId)
    const text = texts(part)
    const length = Math.min(Math.max(most, 1), MOST_CHARACTERS)
    return text !== null && text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text
  },
}
