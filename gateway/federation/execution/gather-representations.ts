import type { Representations } from '../requests/subgraph-request.ts'

type DataObject = Record<string, unknown>

/** What to ask `_entities` for, each once, and where the answers belong. */
export interface Gathered {
  readonly representations: Representations
  /** For each representation, the objects of the tree that are that entity. */
  readonly places: readonly DataObject[][]
}

/** Makes the representations of entities; null where none of them is asked for. */
export function gatherRepresentations(
  entities: readonly DataObject[],
  represent: (entity: DataObject) => DataObject | null,
  rewrite: ((representation: DataObject) => void) | null,
): Gathered | null {
  const json: string[] = []
  const values: DataObject[] = []
  const places: DataObject[][] = []
  const known = new Map<string, DataObject[]>()
  for (const entity of entities) {
    const representation = represent(entity)
    if (!representation) continue
    rewrite?.(representation)
    const key = JSON.stringify(representation)
    const others = known.get(key)
    if (others) {
      others.push(entity)
      continue
    }
    const own = [entity]
    known.set(key, own)
    json.push(key)
    values.push(representation)
    places.push(own)
  }
  return json.length > 0 ? { representations: { json, values }, places } : null
}
