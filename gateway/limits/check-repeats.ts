import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'
import { LimitReached } from './limit-reached.ts'

interface Same {
  sets: SelectionSetNode[]
  times: number
}

/**
 * Throws LimitReached where one field is asked for more than `most` times at one place, as execution has it: fragments
 * in full, and what stands under fields of one name put together. Takes as many steps as there are selections
 * then; no fragment may lie within itself.
 */
export function checkRepeats(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  most: number,
): void {
  /** Sorts what stands in `set` under the names of the answer. */
  function collect(set: SelectionSetNode, byName: Map<string, Same>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, byName)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (fragment) collect(fragment.selectionSet, byName)
      } else {
        const name = selection.alias?.value ?? selection.name.value
        const same = byName.get(name) ?? { sets: [], times: 0 }
        byName.set(name, same)
        same.times += 1
        if (same.times > most) throw new LimitReached(`One field is asked for more than ${most} times.`, selection)
        if (selection.selectionSet) same.sets.push(selection.selectionSet)
      }
    }
  }

  function walk(sets: readonly SelectionSetNode[]): void {
    const byName = new Map<string, Same>()
    for (const set of sets) collect(set, byName)
    for (const { sets: inner } of byName.values()) if (inner.length > 0) walk(inner)
  }

  walk([root])
}
