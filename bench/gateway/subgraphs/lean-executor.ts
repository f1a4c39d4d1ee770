import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

type Values = Record<string, unknown>

/** Root fields by name, and `entity` for one representation. */
export type Resolve = Readonly<Record<string, (given: Values) => unknown>>

interface Prepared {
  selectionSet: SelectionSetNode
  fragments: Map<string, FragmentDefinitionNode>
}

/**
 * Answers GraphQL over plain objects with as little work as can be, so that what is measured is the
 * gateway before it: texts are parsed once, nothing is validated, fields are copied by name. Handles
 * what gateways send: aliases, fragments, `__typename`, variables, `_entities`.
 */
export function createLeanExecutor(resolve: Resolve): (query: string, variables: Values) => { data: Values } {
  const documents = new Map<string, Prepared>()

  function prepare(query: string): Prepared {
    const known = documents.get(query)
    if (known) return known
    const document: DocumentNode = parse(query, { noLocation: true })
    const fragments = new Map<string, FragmentDefinitionNode>()
    let selectionSet: SelectionSetNode | undefined
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
      else if (definition.kind === Kind.OPERATION_DEFINITION) selectionSet = definition.selectionSet
    if (!selectionSet) throw new Error('no operation')
    const prepared = { selectionSet, fragments }
    documents.set(query, prepared)
    return prepared
  }

  return (query, variables) => {
    const { selectionSet, fragments } = prepare(query)

    function copy(value: unknown, set: SelectionSetNode | undefined): unknown {
      if (Array.isArray(value)) return value.map((element) => copy(element, set))
      if (!set || typeof value !== 'object' || value === null) return value
      const target: Values = {}
      select(value as Values, set, target)
      return target
    }
    function select(source: Values, set: SelectionSetNode, target: Values): void {
      for (const selection of set.selections)
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value
          target[selection.alias?.value ?? name] = copy(source[name], selection.selectionSet)
        } else {
          const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
          const condition = fragment?.typeCondition?.name.value
          if (fragment && (condition === undefined || condition === source.__typename))
            select(source, fragment.selectionSet, target)
        }
    }

    const data: Values = {}
    for (const field of selectionSet.selections) {
      if (field.kind !== Kind.FIELD) continue
      const given: Values = {}
      for (const { name, value } of field.arguments ?? []) given[name.value] = valueFromASTUntyped(value, variables)
      const name = field.name.value
      const value =
        name === '_entities'
          ? (given.representations as Values[]).map((one) => resolve.entity?.(one))
          : name === '__typename'
            ? 'Query'
            : resolve[name]?.(given)
      data[field.alias?.value ?? name] = copy(value, field.selectionSet)
    }
    return { data }
  }
}
