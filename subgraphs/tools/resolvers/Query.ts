import type { QueryResolvers } from '../__generated__/resolvers.ts'
import { listDataSources } from '../domain/list-data-sources.ts'

/** Entries of Query that tools owns. */
export const Query: QueryResolvers = {
  dataSources: (_parent, _arguments, context) => listDataSources(context.services.config),
  tools: (_parent, _arguments, context) => [...context.services.tools.values()],
}
