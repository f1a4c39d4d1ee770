import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { isInherited } from './own-property.ts'

/** What an answer to a fetch looks like: all names that it may have, whatever the types of its objects are. */
export interface FetchShape {
  readonly fields: ShapeField[]
}

/** One name of an answer. */
export interface ShapeField {
  readonly name: string
  /** Whether plain objects inherit something of that name. */
  readonly isInherited: boolean
  /** Lists within each other. */
  readonly lists: number
  /** Null for scalars and enums, which may look like anything. */
  readonly inner: FetchShape | null
}

/** The shape of answers to an operation that is sent to a subgraph. */
export function fetchShape(supergraph: GraphQLSchema, operation: string): FetchShape {
  const document = parse(operation, { noLocation: true })
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)

  function collect(set: SelectionSetNode, parent: GraphQLNamedType | undefined, shape: FetchShape): void {
    for (const selection of set.selections)
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value
        collect(selection.selectionSet, condition ? supergraph.getType(condition) : parent, shape)
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (fragment) collect(fragment.selectionSet, supergraph.getType(fragment.typeCondition.name.value), shape)
      } else {
        const { name, alias, selectionSet } = selection
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined
        const lists = name.value === '_entities' ? 1 : field ? listsOf(field.type) : 0
        // Of a field that only its subgraph knows nothing can be said.
        const isKnown = field !== undefined || name.value === '_entities'
        const known = addField(shape, alias?.value ?? name.value, lists, isKnown && selectionSet !== undefined)
        if (selectionSet && known.inner) collect(selectionSet, field && getNamedType(field.type), known.inner)
      }
  }

  const shape: FetchShape = { fields: [] }
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      collect(definition.selectionSet, supergraph.getRootType(definition.operation) ?? undefined, shape)
  return shape
}

/** The field of that name, added where the shape does not have it yet. */
export function addField(shape: FetchShape, name: string, lists: number, isDeep: boolean): ShapeField {
  const known = fieldOf(shape, name)
  if (known) return known
  const field = { name, isInherited: isInherited(name), lists, inner: isDeep ? { fields: [] } : null }
  shape.fields.push(field)
  return field
}

/** The field of that name. */
export function fieldOf(shape: FetchShape, name: string): ShapeField | undefined {
  return shape.fields.find((field) => field.name === name)
}

function listsOf(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listsOf(type.ofType)
  return isListType(type) ? 1 + listsOf(type.ofType) : 0
}
