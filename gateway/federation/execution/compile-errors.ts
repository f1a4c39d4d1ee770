import type { FetchDataRewrite } from '@apollo/query-planner'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { carryError } from '../requests/subgraph-errors.ts'
import { type AnswerNames, answerPath } from './answer-names.ts'
import type { Gathered } from './gather-representations.ts'
import { pathsOfPlaces, type TreePath } from './places-at.ts'
import type { PlanRun } from './plan-run.ts'

type AnswerPath = (string | number)[]

/** What has to be known of a fetch to place the errors of its subgraph in the answer. */
export interface FetchOfErrors {
  path: TreePath
  isOfEntities: boolean
  rewrites: readonly FetchDataRewrite[] | undefined
  /** A path ends before such a name: clients read of the object that has the field. */
  hiddenNames: ReadonlySet<string>
  answerNames: AnswerNames
}

/** A function that adds a subgraph's errors to a run: each at its place in the answer, at every one where it has several. */
export function compileErrors(fetch: FetchOfErrors) {
  const rename = compileRenames(fetch.rewrites)
  const { answerNames } = fetch
  const shown = (path: AnswerPath | undefined) => path && answerPath(path, answerNames)
  return (run: PlanRun, errors: readonly GraphQLFormattedError[], gathered: Gathered | null): void => {
    const places = fetch.path.length > 0 ? pathsOfPlaces(run.tree, fetch.path) : null
    for (const error of errors) {
      const { message, extensions } = carryError(error)
      for (const path of pathsOf(asPath(error.path, fetch.hiddenNames), places, gathered))
        run.errors.push(new GraphQLError(message, { path: shown(path), extensions, originalError: error as Error }))
    }
  }

  function pathsOf(
    path: AnswerPath | undefined,
    places: Map<unknown, AnswerPath> | null,
    gathered: Gathered | null,
  ): (AnswerPath | undefined)[] {
    if (!path) return [undefined]
    if (!places) return [rename(path)]
    if (!gathered) return [...places.values()].map((place) => [...place, ...rename(path)])
    const [, index, ...rest] = path
    const entities = typeof index === 'number' ? gathered.places[index] : undefined
    const paths = entities?.flatMap((entity) => {
      const place = places.get(entity)
      return place ? [[...place, ...rename(rest)]] : []
    })
    return paths && paths.length > 0 ? paths : [undefined]
  }
}

/** A path as a subgraph gave it, up to what clients do not know; undefined where it is none. */
function asPath(path: unknown, hiddenNames: ReadonlySet<string>): AnswerPath | undefined {
  if (!Array.isArray(path)) return undefined
  if (!path.every((step) => typeof step === 'string' || typeof step === 'number')) return undefined
  const end = path.findIndex((step) => hiddenNames.has(step as string))
  return end < 0 ? path : path.slice(0, end)
}

/** A function that puts the client's names in place of those that a plan had a subgraph use. */
function compileRenames(rewrites: readonly FetchDataRewrite[] | undefined): (path: AnswerPath) => AnswerPath {
  const names = new Map<string, string>()
  for (const rewrite of rewrites ?? [])
    if (rewrite.kind === 'KeyRenamer')
      names.set(rewrite.path.filter((step) => !step.startsWith('... on ')).join('.'), rewrite.renameKeyTo)
  if (names.size === 0) return (path) => path
  return (path) => {
    let way = ''
    return path.map((step) => {
      if (typeof step === 'number') return step
      way = way ? `${way}.${step}` : step
      return names.get(way) ?? step
    })
  }
}
