import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { TreeNames } from '../planning/tree-names.ts'

/** What a client asked for: an operation with the fragments that it uses, valid for the schema that clients see. */
export interface ClientSelection {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /** Where the tree has other names than the answer. */
  readonly treeNames: TreeNames
}
