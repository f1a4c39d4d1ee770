import type { GraphQLFormattedError } from 'graphql'
import type { SubgraphAnswer } from './subgraph-request.ts'

/** Variables to send, and how to turn the answer into one for the variables that were given. */
export interface Deduplicated {
  variables: Record<string, unknown>
  expand(answer: SubgraphAnswer): SubgraphAnswer
}

/** Asks for each entity once, however often it stands in the list, and puts it back everywhere. */
export function deduplicateRepresentations(variables: Record<string, unknown>): Deduplicated {
  const { representations } = variables
  if (!Array.isArray(representations) || representations.length < 2) return { variables, expand: (answer) => answer }
  const places = new Map<string, number>()
  const unique: unknown[] = []
  const placeOf = representations.map((representation) => {
    const key = JSON.stringify(representation)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, unique.length)
    return unique.push(representation) - 1
  })
  if (unique.length === representations.length) return { variables, expand: (answer) => answer }
  return {
    variables: { ...variables, representations: unique },
    expand(answer) {
      const entities = answer.data?._entities
      if (!Array.isArray(entities)) return answer
      // A copy for each place: what is merged into one must not appear in the other.
      const used = new Set<number>()
      const spread = placeOf.map((place) => {
        if (used.has(place)) return structuredClone(entities[place])
        used.add(place)
        return entities[place]
      })
      return { ...answer, data: { ...answer.data, _entities: spread }, errors: expandErrors(answer.errors, placeOf) }
    },
  }
}

function expandErrors(
  errors: GraphQLFormattedError[] | undefined,
  placeOf: readonly number[],
): GraphQLFormattedError[] | undefined {
  return errors?.flatMap((error) => {
    const [root, place, ...rest] = error.path ?? []
    if (root !== '_entities' || typeof place !== 'number') return [error]
    return placeOf.flatMap((one, index) => (one === place ? [{ ...error, path: [root, index, ...rest] }] : []))
  })
}
