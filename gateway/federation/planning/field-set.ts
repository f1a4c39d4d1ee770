import { Kind, type OperationDefinitionNode, parse, print, type SelectionSetNode } from 'graphql'

/** Reads a set of fields as federation's directives write it: `id comments(limit: 3) { id }`. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions
  return (operation as OperationDefinitionNode).selectionSet
}

/** Writes it as federation's directives do. */
export function printFieldSet(set: SelectionSetNode): string {
  return set.selections
    .map((selection) => print(selection))
    .join(' ')
    .replace(/\s+/g, ' ')
}

/** The name of a fragment's type, where it has one. */
export function conditionOf(selection: SelectionSetNode['selections'][number]): string | undefined {
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined
}
