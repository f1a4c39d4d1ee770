import {
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { PreparedOperation } from './supergraph-runtime.ts'

/**
 * A root field that is asked for but that no fetch of the plan brings; null where there is none. The
 * planner gives an empty plan, without an error, for what it finds no way to.
 */
export function unplannedField(prepared: PreparedOperation, variables: Record<string, unknown>): string | null {
  const { operation, operationContext, plannedRootFields } = prepared
  const fragments: Record<string, FragmentDefinitionNode> = operationContext.fragments

  function isAsked(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false
  }

  function find(set: SelectionSetNode | undefined): string | null {
    for (const selection of set?.selections ?? []) {
      if (!isAsked(selection)) continue
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value
        if (!selection.name.value.startsWith('__') && !plannedRootFields.has(name)) return name
        continue
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet
      const found = find(inner)
      if (found) return found
    }
    return null
  }

  return find(operation.selectionSet)
}
