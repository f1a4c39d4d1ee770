import type { ClientErrorCode, ClientErrorExtensions } from '@chainlens/platform/errors'
import { type ASTNode, GraphQLError } from 'graphql'

/** An error that a client may read, as GraphQL carries it. */
export function clientError(
  code: ClientErrorCode,
  message: string,
  options: { nodes?: ASTNode | null; path?: (string | number)[]; extensions?: ClientErrorExtensions } = {},
): GraphQLError {
  const { nodes, path, extensions } = options
  return new GraphQLError(message, { nodes, path, extensions: { code, ...extensions } })
}
