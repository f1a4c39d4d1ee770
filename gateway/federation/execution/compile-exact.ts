import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { treeNameOf } from '../planning/tree-names.ts'
import type { ClientSelection } from './client-selection.ts'
import { collectFields } from './collect-fields.ts'
import { compileInclusion, type IsIncluded } from './inclusion.ts'
import { leafCheck } from './leaf-check.ts'
import { isInherited } from './own-property.ts'

/** Whether a value is, to the letter, what the answer would say in its place. */
type IsExact = (value: unknown) => boolean

const NEVER: IsExact = () => false

/**
 * Makes a function that tells of data whether completing it for a client with these variables would change nothing:
 * every field that is asked for, in its order and by its name, and nothing else; every value as its type demands. Then
 * what a subgraph wrote may be handed on as it is. Data with interfaces and unions in it counts as not exact.
 */
export function compileExact(
  client: ClientSelection,
  variables: Readonly<Record<string, unknown>>,
): (data: unknown) => boolean {
  const { schema, operation } = client
  const root = schema.getRootType(operation.operation)
  const { isIncluded } = compileInclusion(client)
  return root ? exactObject(client, [operation.selectionSet], root, isIncluded(variables)) : NEVER
}

function exactObject(
  client: ClientSelection,
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  isIncluded: IsIncluded,
): IsExact {
  const fields: { name: string; isExact: IsExact }[] = []
  for (const [name, nodes] of collectFields(client, sets, type, isIncluded)) {
    const isExact = exactField(client, type, { name, nodes, isIncluded })
    if (isExact === NEVER) return NEVER
    fields.push({ name, isExact })
  }
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let at = 0
    for (const name in value) {
      const field = fields[at]
      if (field?.name !== name || !field.isExact((value as Record<string, unknown>)[name])) return false
      at += 1
    }
    return at === fields.length
  }
}

function exactField(
  client: ClientSelection,
  type: GraphQLObjectType,
  { name, nodes, isIncluded }: { name: string; nodes: readonly FieldNode[]; isIncluded: IsIncluded },
): IsExact {
  const [node] = nodes
  if (!node || treeNameOf(node, client.treeNames) !== name || isInherited(name)) return NEVER
  if (node.name.value === '__typename') return (value) => value === type.name
  const definition = type.getFields()[node.name.value]
  if (!definition) return NEVER
  const sets = nodes.flatMap(({ selectionSet }): SelectionSetNode[] => (selectionSet ? [selectionSet] : []))
  return exactValue(definition.type, (object) => exactObject(client, sets, object, isIncluded))
}

function exactValue(type: GraphQLOutputType, exactOf: (object: GraphQLObjectType) => IsExact): IsExact {
  if (!isNonNullType(type)) {
    const isExact = exactPresent(type, exactOf)
    return isExact === NEVER ? NEVER : (value) => value === null || isExact(value)
  }
  return exactPresent(type.ofType, exactOf)
}

function exactPresent(type: GraphQLOutputType, exactOf: (object: GraphQLObjectType) => IsExact): IsExact {
  if (isListType(type)) {
    const isExact = exactValue(type.ofType, exactOf)
    return isExact === NEVER ? NEVER : (value) => Array.isArray(value) && value.every(isExact)
  }
  if (isObjectType(type)) return exactOf(type)
  if (!isLeafType(type)) return NEVER
  // An ID that is a number would be written as a text.
  if (type.name === 'ID') return (value) => typeof value === 'string'
  const isValid = leafCheck(type)
  return (value) => value !== null && value !== undefined && (isValid === null || isValid(value))
}
