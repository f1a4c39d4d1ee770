import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { parseFieldSet } from './field-set.ts'
import { stringArgument } from './graph-types.ts'

/** Names of fields that the planner may add to what a client selects: of keys, of what is required, and `__typename`. */
export function plannerNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set(['__typename'])
  const sets = new Set<string>()
  const add = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value)
      if ('selectionSet' in selection && selection.selectionSet) add(selection.selectionSet)
    }
  }
  visit(document, {
    Directive(directive) {
      const { value } = directive.name
      const argument = value === 'join__type' ? 'key' : value === 'join__field' ? 'requires' : undefined
      const set = argument && stringArgument(directive as never, argument)
      if (set && !sets.has(set)) add(parseFieldSet(set))
      if (set) sets.add(set)
      return false
    },
  })
  return names
}
