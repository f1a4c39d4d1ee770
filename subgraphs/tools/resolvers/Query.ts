import type { QueryResolvers } from '../__generated__/resolvers.ts'

/** Entries of Query that tools owns. */
export const Query: QueryResolvers = {
  tools: (_parent, _arguments, context) => [...context.services.tools.values()],
}
