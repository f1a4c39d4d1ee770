import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
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

/** What an answer to an operation must look like, as far as telling its parts apart needs it. */
export type AnswerShape = Map<string, FieldShape>

interface FieldShape {
  /** Lists within each other. */
  lists: number
  /** Null for scalars and enums, which may look like anything. */
  inner: AnswerShape | null
}

/** The shape of answers to an operation that is sent to a subgraph. */
export function answerShape(supergraph: GraphQLSchema, operation: string): AnswerShape {
  const document = parse(operation, { noLocation: true })
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)

  function collect(set: SelectionSetNode, parent: GraphQLNamedType | undefined, shape: AnswerShape): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value
        collect(selection.selectionSet, condition ? supergraph.getType(condition) : parent, shape)
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (fragment) collect(fragment.selectionSet, supergraph.getType(fragment.typeCondition.name.value), shape)
      } else {
        const { name, alias, selectionSet } = selection
        const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name.value] : undefined
        const isEntities = name.value === '_entities'
        // Of a field that only its subgraph knows there is nothing to be said.
        if (!field && !isEntities) continue
        const key = alias?.value ?? name.value
        const known = shape.get(key) ?? {
          lists: field ? listsOf(field.type) : 1,
          inner: selectionSet ? new Map() : null,
        }
        shape.set(key, known)
        if (selectionSet && known.inner) collect(selectionSet, field && getNamedType(field.type), known.inner)
      }
    }
  }

  const shape: AnswerShape = new Map()
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      collect(definition.selectionSet, supergraph.getRootType(definition.operation) ?? undefined, shape)
  return shape
}

function listsOf(type: unknown): number {
  if (isNonNullType(type)) return listsOf(type.ofType)
  return isListType(type) ? 1 + listsOf(type.ofType) : 0
}

/** Whether data has that shape, so that a plan can go on with it. Null and what is missing fit everywhere. */
export function fitsShape(data: unknown, shape: AnswerShape): boolean {
  if (data === null || data === undefined) return true
  if (typeof data !== 'object' || Array.isArray(data)) return false
  const object = data as Record<string, unknown>
  if (Object.hasOwn(object, '__typename') && typeof object.__typename !== 'string') return false
  for (const [key, field] of shape)
    if (Object.hasOwn(object, key) && !fitsField(object[key], field.lists, field.inner)) return false
  return true
}

function fitsField(value: unknown, lists: number, inner: AnswerShape | null): boolean {
  if (value === null || value === undefined) return true
  if (lists > 0) return Array.isArray(value) && value.every((element) => fitsField(element, lists - 1, inner))
  return inner === null || fitsShape(value, inner)
}
