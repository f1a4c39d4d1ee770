import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'

/** What a client asked for: an operation with the fragments that it uses, valid for the schema that clients see. */
export interface ClientSelection {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}
