import { copyJson } from '@chainlens/platform/json'
import type { GraphQLFormattedError } from 'graphql'
import type { PartAnswer } from './shared-request.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

/**
 * An answer for each who asked: with the entities that it asked for, in its order, and the errors about them, whose paths
 * name its own places. An error that names no entity is everybody's. What one got, the next gets as a copy.
 */
export const partAnswer: PartAnswer = (answer, askers) => {
  const given = new Set<number>()
  return askers.map((places, index) => {
    if (places === null) return index === 0 ? answer : copyJson(answer)
    return partOf(answer, places, given)
  })
}

function partOf(answer: SubgraphAnswer, places: readonly number[], given: Set<number>): SubgraphAnswer {
  const entities = answer.data?._entities
  const part: SubgraphAnswer = { data: answer.data ?? null }
  if (Array.isArray(entities))
    part.data = {
      _entities: places.map((place) => {
        if (given.has(place)) return copyJson(entities[place])
        given.add(place)
        return entities[place]
      }),
    }
  if (answer.errors) {
    const errors = errorsOf(answer.errors, places)
    if (errors.length > 0) part.errors = errors
  }
  if (answer.extensions) part.extensions = copyJson(answer.extensions)
  return part
}

function errorsOf(errors: readonly GraphQLFormattedError[], places: readonly number[]): GraphQLFormattedError[] {
  const own = new Map(places.map((place, index) => [place, index]))
  return errors.flatMap((error) => {
    const [root, place, ...rest] = error.path ?? []
    if (root !== '_entities' || typeof place !== 'number') return [copyJson(error)]
    const index = own.get(place)
    return index === undefined ? [] : [{ ...copyJson(error), path: [root, index, ...rest] }]
  })
}
