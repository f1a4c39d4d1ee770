import type { FetchNode } from '@apollo/query-planner'
import { GraphQLError } from 'graphql'
import { SubgraphFailure } from '../requests/subgraph-failure.ts'
import { subgraphOperation } from '../requests/subgraph-operation.ts'
import type { SubgraphAnswer } from '../requests/subgraph-request.ts'
import { answerShapeOf, answerWay } from './answer-names.ts'
import { compileErrors } from './compile-errors.ts'
import { compileRepresentation } from './compile-representation.ts'
import { compileRewrites } from './compile-rewrites.ts'
import type { OperationRules } from './fetch-rules.ts'
import { fetchShape, fieldOf } from './fetch-shape.ts'
import { compileFits } from './fits-shape.ts'
import { type Gathered, gatherRepresentations } from './gather-representations.ts'
import { mergeData } from './merge-data.ts'
import { collectPlaces, type TreePath } from './places-at.ts'
import type { PlanRun, Step } from './plan-run.ts'
import { renamedShape } from './renamed-shape.ts'

type DataObject = Record<string, unknown>

/**
 * Makes a function of one fetch of a plan: it takes from the tree what the subgraph needs, asks, and puts
 * the answer into its places.
 *
 * @param options.isEvent the event of a subscription is the answer: nobody is asked
 */
export function compileFetch(fetch: FetchNode, path: TreePath, options: OperationRules & { isEvent: boolean }): Step {
  const { supergraph, isEvent, hiddenNames, answerNames } = options
  const sent = fetchShape(supergraph, fetch.operation)
  const { serviceName: subgraph, operationKind: kind, operation: query, operationName } = fetch
  const operation = { ...subgraphOperation({ subgraph, kind, query, operationName }), fits: compileFits(sent) }
  const rewriteOutput = compileRewrites(supergraph, fetch.outputRewrites)
  const isOfEntities = fetch.requires !== undefined
  const received = (isOfEntities && fieldOf(sent, '_entities')?.inner) || sent
  const shape = renamedShape(received, fetch.outputRewrites)
  const placeErrors = compileErrors({ path, isOfEntities, rewrites: fetch.outputRewrites, hiddenNames, answerNames })
  const lost = { shape: answerShapeOf(shape, answerNames), path: answerWay(path, answerNames) }
  const represent = fetch.requires && compileRepresentation(supergraph, fetch.requires)
  const rewriteInput = compileRewrites(supergraph, fetch.inputRewrites)
  const usedVariables = fetch.variableUsages ?? []
  const own = { isOwn: true, abstractTypes: options.abstractTypes }
  const copied = { isOwn: false, abstractTypes: options.abstractTypes }

  function lose(run: PlanRun): void {
    run.lost.push(lost)
  }

  function mergeInto(places: readonly DataObject[], data: DataObject): void {
    rewriteOutput?.(data)
    // Copies are made before the first place has the original, which that place's next merge may change.
    for (let index = 1; index < places.length; index += 1) mergeData(places[index] as DataObject, data, shape, copied)
    mergeData(places[0] as DataObject, data, shape, own)
  }

  function take(run: PlanRun, answer: SubgraphAnswer, places: readonly DataObject[], gathered: Gathered | null): void {
    if (answer.errors) placeErrors(run, answer.errors, gathered)
    const { data } = answer
    if (!data) return
    if (!gathered) {
      mergeInto(places, data)
      return
    }
    const entities = data._entities
    if (!Array.isArray(entities) || entities.length !== gathered.places.length) {
      if (!answer.errors) lose(run)
      return
    }
    for (let index = 0; index < entities.length; index += 1) {
      const entity = entities[index]
      if (entity !== null && typeof entity === 'object')
        mergeInto(gathered.places[index] as DataObject[], entity as DataObject)
    }
  }

  async function askAndTake(run: PlanRun, places: readonly DataObject[], gathered: Gathered | null): Promise<void> {
    const { variables, context } = run
    try {
      const answer = await run.ask({
        operation,
        variables: pick(variables, usedVariables),
        representations: gathered ? gathered.representations : null,
        context,
      })
      take(run, answer, places, gathered)
    } catch (error) {
      if (context.signal.aborted) throw error
      if (error instanceof SubgraphFailure) lose(run)
      else run.errors.push(new GraphQLError(String(error), { originalError: error as Error }))
    }
  }

  return (run) => {
    if (isEvent) {
      if (run.event) take(run, run.event, [run.tree], null)
      return null
    }
    const places: DataObject[] = []
    collectPlaces(run.tree, path, 0, places)
    if (places.length === 0) return null
    if (!represent) return askAndTake(run, places, null)
    const gathered = gatherRepresentations(places, represent, rewriteInput)
    return gathered && askAndTake(run, places, gathered)
  }
}

/** Those variables that were given. The others have their defaults by the declarations in the subgraph's operation. */
function pick(variables: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const name of names)
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) picked[name] = variables[name]
  return picked
}
