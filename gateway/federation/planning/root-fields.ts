import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** Whether a field is the schema's own (`__schema`, `__type`, `__typename`), which no subgraph brings. */
export function isIntrospection(field: FieldNode): boolean {
  return field.name.value.startsWith('__')
}

/**
 * The fields under an operation's root, fragments expanded.
 *
 * @param variables where given, fields that `@skip` and `@include` leave out are left out
 */
export function rootFields(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables?: Record<string, unknown>,
): FieldNode[] {
  const fields: FieldNode[] = []

  function isAsked(selection: SelectionNode): boolean {
    if (!variables || !selection.directives?.length) return true
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
  }

  function collect(set: SelectionSetNode | undefined): void {
    for (const selection of set?.selections ?? []) {
      if (!isAsked(selection)) continue
      if (selection.kind === Kind.FIELD) fields.push(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else collect(fragments[selection.name.value]?.selectionSet)
    }
  }

  collect(operation.selectionSet)
  return fields
}
