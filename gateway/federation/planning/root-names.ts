import { Kind, parse, type SelectionSetNode } from 'graphql'

/** Names under the root that an operation asks a subgraph for, as the answer has them, fragments expanded. */
export function rootNames(operation: string): Set<string> {
  const names = new Set<string>()
  const document = parse(operation, { noLocation: true })
  const fragments = new Map<string, SelectionSetNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet)
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? [])
      if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else collect(fragments.get(selection.name.value))
  }
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet)
  return names
}
