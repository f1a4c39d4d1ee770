import { GraphQLError } from 'graphql'
import { UNAVAILABLE_MESSAGE } from '../requests/subgraph-errors.ts'
import type { FetchShape } from './fetch-shape.ts'
import { readOwn } from './own-property.ts'
import type { LostFetch } from './plan-run.ts'

type AnswerPath = (string | number)[]

const MOST_PATHS = 20

/** The errors of fetches that brought nothing: one for each field of the answer that is null because of it. */
export function placeLost(lost: readonly LostFetch[], data: unknown): GraphQLError[] {
  const told = new Set<string>()
  const errors: GraphQLError[] = []
  for (const fetch of lost) {
    const paths = lostPaths(fetch, data, MOST_PATHS)
    for (const path of paths.length > 0 ? paths : [undefined]) {
      const key = JSON.stringify(path) ?? ''
      if (told.has(key)) continue
      told.add(key)
      errors.push(new GraphQLError(UNAVAILABLE_MESSAGE, { path, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }))
    }
  }
  return errors
}

/**
 * Where an answer is null because a fetch brought nothing: the outermost fields of the fetch that no
 * other subgraph has filled. At most `most` of them.
 */
export function lostPaths({ shape, path }: LostFetch, data: unknown, most: number): AnswerPath[] {
  const found: AnswerPath[] = []
  const told = new Set<unknown>()

  function visitStep(value: unknown, from: number, way: AnswerPath): void {
    if (found.length >= most) return
    const step = path[from]
    if (value === null && way.length > 0) tell(way)
    else if (step === undefined) visitValue(value, shape, way)
    else if (step.name === null) {
      if (Array.isArray(value)) for (const [index, one] of value.entries()) visitStep(one, from + 1, [...way, index])
    } else visitStep(own(value, step.name), from + 1, [...way, step.name])
  }

  function visitValue(value: unknown, inner: FetchShape, way: AnswerPath): void {
    if (found.length >= most) return
    if (Array.isArray(value)) for (const [index, one] of value.entries()) visitValue(one, inner, [...way, index])
    else
      for (const field of inner.fields) {
        // A name that the client did not choose stands in no answer.
        const below = own(value, field.name)
        if (below === null) tell([...way, field.name])
        else if (field.inner && below !== undefined) visitValue(below, field.inner, [...way, field.name])
      }
  }

  function tell(way: AnswerPath): void {
    const key = JSON.stringify(way)
    if (!told.has(key) && found.length < most) found.push(way)
    told.add(key)
  }

  visitStep(data, 0, [])
  return found
}

function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? readOwn(value as Record<string, unknown>, name) : undefined
}
