import type { ResponsePath } from '@apollo/query-planner'
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql'

/** One entity of the answer, or its root. */
interface Place {
  value: unknown
  path: (string | number)[]
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

/** The places in `data` that a path with '@' for list elements leads to; where it meets null, the place of that. */
function placesAt(data: unknown, path: ResponsePath): Place[] {
  let places: Place[] = [{ value: data, path: [] }]
  for (const step of path)
    places = places.flatMap((place) => {
      if (place.value === null) return [place]
      if (step !== '@') return [{ value: own(place.value, String(step)), path: [...place.path, step] }]
      if (!Array.isArray(place.value)) return []
      return place.value.map((value, index) => ({ value, path: [...place.path, index] }))
    })
  return places
}

/** The selections under `_entities`, or all where the fetch asks the root. */
function ownSelections(document: DocumentNode): { sets: SelectionSetNode[]; fragments: Map<string, SelectionSetNode> } {
  const fragments = new Map<string, SelectionSetNode>()
  const sets: SelectionSetNode[] = []
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet)
    else if (definition.kind === Kind.OPERATION_DEFINITION) {
      const [first] = definition.selectionSet.selections
      const isEntities = first?.kind === Kind.FIELD && first.name.value === '_entities'
      sets.push(isEntities && first.selectionSet ? first.selectionSet : definition.selectionSet)
    }
  return { sets, fragments }
}

/**
 * Where an answer is null because a fetch brought nothing: the outermost fields of the fetch that no
 * other subgraph has filled. At most `most` of them.
 *
 * @param path where the fetch's fields belong, as the planner writes it
 */
export function lostPaths(document: DocumentNode, path: ResponsePath, data: unknown, most: number): ResponsePath[] {
  const { sets, fragments } = ownSelections(document)
  const found = new Map<string, ResponsePath>()

  function visitField(field: FieldNode, place: Place): void {
    const name = field.alias?.value ?? field.name.value
    if (name === '__typename') return
    // A name that the client did not choose stands in no answer.
    const value = own(place.value, name)
    if (value === undefined) return
    const at = [...place.path, name]
    if (value === null) found.set(JSON.stringify(at), at)
    else if (field.selectionSet) visitValue(field.selectionSet, { value, path: at })
  }

  function visitValue(set: SelectionSetNode, place: Place): void {
    if (found.size >= most) return
    if (Array.isArray(place.value))
      for (const [index, value] of place.value.entries()) visitValue(set, { value, path: [...place.path, index] })
    else if (typeof place.value === 'object' && place.value !== null)
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) visitField(selection, place)
        else if (selection.kind === Kind.INLINE_FRAGMENT) visitValue(selection.selectionSet, place)
        else {
          const fragment = fragments.get(selection.name.value)
          if (fragment) visitValue(fragment, place)
        }
      }
  }

  for (const place of placesAt(data, path))
    if (place.value === null && place.path.length > 0) found.set(JSON.stringify(place.path), place.path)
    else for (const set of sets) visitValue(set, place)
  return [...found.values()].slice(0, most)
}
