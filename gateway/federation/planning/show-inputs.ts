import type { FetchDataKeyRenamer, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { FieldGroup } from './group-fields.ts'
import type { Requirements } from './requirements.ts'

/** What of an entity is sent for a group of fields, and which names in it are changed to real ones. */
export interface ShownInputs {
  requires: QueryPlanSelectionNode[]
  /** In an order in which each still finds its place: inner ones first. */
  rewrites: FetchDataKeyRenamer[]
}

interface Place {
  /** Object types that may stand here; null below the entity itself. */
  types: readonly string[]
  /** Real names from the entity on, with dots. */
  path: string
  /** As rewrites write their paths. */
  steps: readonly string[]
}

/** Takes from what a fetch requires the hidden fields of one group, under their real names. */
export function showInputs(
  requires: readonly QueryPlanSelectionNode[],
  group: FieldGroup,
  { hidden, objectTypes }: Requirements,
): ShownInputs {
  const rewrites: FetchDataKeyRenamer[] = []

  function show(selections: readonly QueryPlanSelectionNode[], place: Place): QueryPlanSelectionNode[] {
    return selections.flatMap((selection): QueryPlanSelectionNode[] => {
      if (selection.kind === 'Field') return showField(selection, place)
      const { typeCondition } = selection
      const isEntity = place.path === ''
      const inner = {
        ...place,
        types: isEntity && typeCondition ? (objectTypes.get(typeCondition) ?? []) : place.types,
        steps: typeCondition ? [...place.steps, `... on ${typeCondition}`] : place.steps,
      }
      return [{ ...selection, selections: show(selection.selections, inner) }]
    })
  }

  function showField(
    field: QueryPlanSelectionNode & { kind: 'Field' },
    { types, path, steps }: Place,
  ): QueryPlanSelectionNode[] {
    const real = hidden.get(field.name)?.name
    const way = path ? `${path}.${real ?? field.name}` : (real ?? field.name)
    if (real && !types.some((type) => group.inputs.get(`${type} ${way}`) === field.name)) return []
    const inner = field.selections && show(field.selections, { types, path: way, steps: [...steps, field.name] })
    if (real) rewrites.push({ kind: 'KeyRenamer', path: [...steps, field.name], renameKeyTo: real })
    return [{ ...field, ...(inner ? { selections: inner } : {}) }]
  }

  return { requires: show(requires, { types: [], path: '', steps: [] }), rewrites }
}
