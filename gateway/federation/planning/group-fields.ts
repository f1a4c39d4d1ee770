import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql'
import { entitySelections, fragmentsOf } from './entity-selections.ts'
import type { Requirements } from './requirements.ts'

/** Fields of entities that can be asked for together, and what they require. */
export interface FieldGroup {
  readonly fields: ReadonlySet<FieldNode>
  /** By `Type path` with real names, the hidden field that is sent there. */
  readonly inputs: ReadonlyMap<string, string>
}

/**
 * Parts the fields that a fetch asks of entities so that no two of a part require one field of one type with
 * different arguments; into as few parts as the first fit finds.
 */
export function groupFields(document: DocumentNode, subgraph: string, requirements: Requirements): FieldGroup[] {
  const groups: { fields: Set<FieldNode>; inputs: Map<string, string> }[] = []
  const fragments = fragmentsOf(document)

  function place(field: FieldNode, type: string): void {
    const inputs = inputsOf(field, type)
    let group = groups.find((one) => [...inputs].every(([place, name]) => (one.inputs.get(place) ?? name) === name))
    if (!group) {
      group = { fields: new Set(), inputs: new Map() }
      groups.push(group)
    }
    group.fields.add(field)
    for (const [place, name] of inputs) group.inputs.set(place, name)
  }

  function inputsOf(field: FieldNode, type: string): Map<string, string> {
    const found = new Map<string, string>()
    for (const one of [type, ...(requirements.objectTypes.get(type) ?? [])])
      for (const [path, name] of requirements.inputs.get(`${subgraph} ${one}.${field.name.value}`) ?? [])
        for (const object of requirements.objectTypes.get(type) ?? []) found.set(`${object} ${path}`, name)
    return found
  }

  function visit(set: SelectionSetNode, type: string): void {
    for (const selection of set.selections)
      if (selection.kind === Kind.FIELD) place(selection, type)
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        visit(selection.selectionSet, selection.typeCondition?.name.value ?? type)
      else {
        const fragment = fragments.get(selection.name.value)
        if (fragment) visit(fragment.selectionSet, fragment.typeCondition.name.value)
      }
  }

  for (const set of entitySelections(document)) visit(set, '_Entity')
  return groups
}
