import type { SelectionSetNode } from 'graphql'
import { type FieldNode, type GraphQLNamedType, isAbstractType, isInterfaceType, isObjectType, Kind } from 'graphql'
import type { ClientSelection } from './client-selection.ts'
import type { IsIncluded } from './inclusion.ts'

/**
 * The fields that are asked for of an object of `type`, by their names in the answer and in its order
 * (GraphQL, 6.3.2 CollectFields). An interface as `type` is an object of which no more is known.
 */
export function collectFields(
  client: ClientSelection,
  sets: readonly SelectionSetNode[],
  type: GraphQLNamedType,
  isIncluded: IsIncluded,
): Map<string, FieldNode[]> {
  const { schema, fragments } = client
  const fields = new Map<string, FieldNode[]>()
  const seen = new Set<string>()

  function applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true
    const wanted = schema.getType(condition)
    return isAbstractType(wanted) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type)
  }

  function collect(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (!isIncluded(selection)) continue
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value
        const others = fields.get(name)
        if (others) others.push(selection)
        else fields.set(name, [selection])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition?.name.value)) collect(selection.selectionSet)
      } else {
        const name = selection.name.value
        const fragment = fragments[name]
        if (!fragment || seen.has(name)) continue
        seen.add(name)
        if (applies(fragment.typeCondition.name.value)) collect(fragment.selectionSet)
      }
    }
  }

  for (const set of sets) collect(set)
  return fields
}
