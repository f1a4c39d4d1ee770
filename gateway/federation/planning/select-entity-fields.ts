import {
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { entitySelections, fragmentsOf } from './entity-selections.ts'
import type { FieldGroup } from './group-fields.ts'

/** An operation that asks of entities the fields of one group alone, without what it no longer uses. */
export function selectEntityFields(document: DocumentNode, group: FieldGroup): DocumentNode {
  const fragments = fragmentsOf(document)

  function select(set: SelectionSetNode): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap(selectOne) }
  }

  function selectOne(selection: SelectionNode): SelectionNode[] {
    if (selection.kind === Kind.FIELD) return group.fields.has(selection) ? [selection] : []
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    if (!fragment) return []
    const selectionSet = select(fragment.selectionSet)
    const { typeCondition } = fragment
    const { directives } = selection
    return selectionSet.selections.length === 0
      ? []
      : [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet }]
  }

  const entities = new Set(entitySelections(document))
  const selected = visit(document, {
    // The first that is met on the way down is that of `_entities`.
    SelectionSet: (set) => (entities.has(set) ? select(set) : undefined),
  })
  return withoutUnused(selected)
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document)
  const usedFragments = new Set<string>()
  const usedVariables = new Set<string>()
  const use = (definition: DefinitionNode) => {
    visit(definition, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void usedVariables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment || usedFragments.has(name.value)) return
        usedFragments.add(name.value)
        use(fragment)
      },
    })
  }
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )
  for (const operation of operations) use(operation)
  const definitions = document.definitions.flatMap((one): DefinitionNode[] => {
    if (one.kind === Kind.FRAGMENT_DEFINITION) return usedFragments.has(one.name.value) ? [one] : []
    if (one.kind !== Kind.OPERATION_DEFINITION) return [one]
    const variableDefinitions = one.variableDefinitions?.filter(({ variable }) =>
      usedVariables.has(variable.name.value),
    )
    return [{ ...one, variableDefinitions }]
  })
  return { ...document, definitions }
}
