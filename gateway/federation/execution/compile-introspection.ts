import { executeSync, type FieldNode, Kind, OperationTypeNode, visit } from 'graphql'
import type { ClientSelection } from './client-selection.ts'
import type { Complete } from './projection.ts'

/** Compiles a field of the schema itself, which no subgraph is asked for. Made once, where it depends on no variable. */
export function compileIntrospection(client: ClientSelection, name: string, nodes: readonly FieldNode[]): Complete {
  const { schema, operation, fragments } = client
  let usesVariables = false
  for (const node of [...nodes, ...Object.values(fragments)])
    visit(node, {
      Variable() {
        usesVariables = true
      },
    })
  const document = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: operation.variableDefinitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
      },
      ...Object.values(fragments),
    ],
  } as const
  let kept: unknown
  return (_, { variables }) => {
    if (kept !== undefined) return kept
    const { data, errors } = executeSync({ schema, document, variableValues: variables, rootValue: {} })
    if (errors?.[0]) throw errors[0]
    const value = data?.[name] ?? null
    if (!usesVariables) kept = value
    return value
  }
}
