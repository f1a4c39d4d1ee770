import type { ToolResolvers } from '../__generated__/resolvers.ts'

/** A tool is found again by its name. */
export const Tool: ToolResolvers = {
  __resolveReference: ({ name }, context) => context.services.tools.get(name) ?? null,
}
