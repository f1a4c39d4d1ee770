import type { GraphQLSchema } from 'graphql'
import { compileExact } from '../../federation/execution/compile-exact.ts'
import type { PreparedOperation } from '../../federation/supergraph-runtime.ts'
import type { Comparison, Outcome } from './compare-executors.ts'
import { compareOutcomes } from './compare-outcomes.ts'
import { expectedAnswer, schemaOfExpected } from './expected-answer.ts'
import { createRandom } from './random.ts'
import { type RandomOperation, randomOperation, randomVariables } from './random-operation.ts'

/** What became of many random operations. */
export interface CasesTold {
  /** Operations with variables and subgraphs' behaviour that both executors ran. */
  cases: number
  /** Cases in which something failed, and requests for entities: what shows that the cases are worth running. */
  withErrors: number
  entityRequests: number
  /** Cases in which one subgraph's answer would have been the client's to the letter. */
  exact: number
  /** Operations that were no operations of the schema, or that the planner has no plan for. */
  leftOut: number
  /** Each with the seed that brings it back. */
  differences: string[]
}

const CASES_OF_AN_OPERATION = 4

/** Runs the operations of `count` seeds by both executors, each with several variables and subgraphs that fail. */
export async function runCases(comparison: Comparison, firstSeed: number, count: number): Promise<CasesTold> {
  const expectedSchema = schemaOfExpected(comparison.runtime.schema)
  const told: CasesTold = { cases: 0, withErrors: 0, entityRequests: 0, exact: 0, leftOut: 0, differences: [] }
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) await runSeed(comparison, expectedSchema, seed, told)
  return told
}

async function runSeed(
  comparison: Comparison,
  expectedSchema: GraphQLSchema,
  seed: number,
  told: CasesTold,
): Promise<void> {
  const { runtime } = comparison
  const random = createRandom(seed)
  const operation = randomOperation(runtime.schema, random)
  const prepared = prepare(comparison, operation)
  if (!prepared?.plan) {
    told.leftOut += 1
    return
  }
  for (let index = 0; index < CASES_OF_AN_OPERATION; index += 1) {
    const variables = randomVariables(operation, random)
    const behaviour = {
      seed: seed * 10 + index,
      failing: index === 0 ? 0 : random.pick([0, 8, 25]),
      lying: index < 2 ? 0 : random.pick([0, 10, 30]),
      down: index < 2 ? 0 : random.pick([0, 4]),
    }
    const ours = await comparison.compiled(prepared, variables, behaviour)
    const theirs = await comparison.reference(prepared, variables, behaviour)
    const expected = await expectedAnswer(expectedSchema, prepared, variables, ours.tree ?? {})
    const difference = compareOutcomes(ours, theirs, expected)
    told.cases += 1
    const handedOn = handOn(prepared, variables, ours)
    if (handedOn !== null) told.exact += 1
    if (handedOn !== null && handedOn !== JSON.stringify(ours.result))
      told.differences.push(
        `seed ${seed}, case ${index}: handed on as it is it would be ${handedOn}\n${operation.query}`,
      )
    if (ours.result.errors) told.withErrors += 1
    told.entityRequests += ours.asked.filter((one) => one.includes('_entities')).length
    if (difference)
      told.differences.push(
        `seed ${seed}, case ${index}: ${difference}\n${operation.query}\n${JSON.stringify(variables)}`,
      )
  }
}

/** What a client would get if the tree of its answer were handed on unread; null where that is not done. */
function handOn(
  prepared: PreparedOperation,
  variables: Record<string, unknown>,
  { tree, result, ownErrors }: Outcome,
): string | null {
  const { compilation } = prepared
  if (!compilation || !('compiled' in compilation) || !tree) return null
  // Where a subgraph failed, its errors stand beside the data: such an answer is made. Of what data lacks none may be exact.
  if (result.errors && !ownErrors) return null
  return compileExact(compilation.compiled.client, variables)(tree) ? JSON.stringify({ data: tree }) : null
}

/** Null for what is no operation of the schema, and for what makes the planner throw. */
function prepare({ runtime }: Comparison, { query }: RandomOperation) {
  try {
    const preparation = runtime.prepare(query)
    return 'errors' in preparation ? null : preparation.prepared
  } catch {
    return null
  }
}
