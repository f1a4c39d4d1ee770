import type { FetchNode } from '@apollo/query-planner'
import { Kind, parse, print, type SelectionSetNode, stripIgnoredCharacters } from 'graphql'

const MAY_HAVE_ONE = /\.\.\.\s*on\s+(Query|Mutation|Subscription)\b/

/**
 * A fetch whose operation says of its root nothing that goes without saying: `{ ... on Query { a } }` is what
 * the planner writes where a field leads back to the root, and a subgraph may call its root otherwise.
 */
export function withoutRootConditions(fetch: FetchNode): FetchNode {
  if (fetch.requires || !MAY_HAVE_ONE.test(fetch.operation)) return fetch
  const document = parse(fetch.operation, { noLocation: true })
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, selectionSet: withoutConditions(definition.selectionSet) }
      : definition,
  )
  const { operationDocumentNode: _, ...rest } = fetch
  return { ...rest, operation: stripIgnoredCharacters(print({ ...document, definitions })) }
}

function withoutConditions(set: SelectionSetNode): SelectionSetNode {
  const selections = set.selections.map((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT
      ? { ...selection, typeCondition: undefined, selectionSet: withoutConditions(selection.selectionSet) }
      : selection,
  )
  return { ...set, selections }
}
