import { composeServices } from '@apollo/composition'
import { createLogger } from '@chainlens/platform/telemetry'
import { type ExecutionResult, parse } from 'graphql'
import type { CompiledOperation } from '../../federation/execution/compile-operation.ts'
import { executeCompiled } from '../../federation/execution/execute-compiled.ts'
import { type Answering, executePlan } from '../../federation/execution/execute-plan.ts'
import type { ExecutionScope } from '../../federation/execution/execution-scope.ts'
import { deduplicateRepresentations } from '../../federation/requests/deduplicate-representations.ts'
import { carryError } from '../../federation/requests/subgraph-errors.ts'
import { SubgraphFailure } from '../../federation/requests/subgraph-failure.ts'
import type { AskSubgraph, SubgraphAnswer } from '../../federation/requests/subgraph-request.ts'
import { type PreparedOperation, SupergraphRuntime } from '../../federation/supergraph-runtime.ts'
import type { RequestContext } from '../../request-context.ts'
import { executorSchemas } from './schemas.ts'
import { type Behaviour, createTestSubgraphs, type TestSubgraphs } from './subgraphs.ts'

/** What an executor did: its answer, and what it asked. */
export interface Outcome {
  result: ExecutionResult
  /** What the subgraphs' answers came to, where the executor tells. */
  tree?: Record<string, unknown>
  /** Errors that the making of the answer found, where the executor tells. */
  ownErrors?: number
  /** Each request to a subgraph, once. */
  asked: string[]
}

/** The means to run one operation by both executors. */
export interface Comparison {
  runtime: SupergraphRuntime
  compiled(prepared: PreparedOperation, variables: Record<string, unknown>, behaviour: Behaviour): Promise<Outcome>
  reference(prepared: PreparedOperation, variables: Record<string, unknown>, behaviour: Behaviour): Promise<Outcome>
}

/** Composes the tests' supergraph and puts the subgraphs in memory behind both executors. */
export function createComparison(): Comparison {
  const services = Object.entries(executorSchemas).map(([name, sdl]) => ({ name, url: '', typeDefs: parse(sdl) }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'))
  const runtime = new SupergraphRuntime({ supergraphSdl, dataSources: {}, introspection: true })
  const subgraphs = createTestSubgraphs()

  return {
    runtime,
    async compiled(prepared, variables, behaviour) {
      const { compilation } = prepared
      if (!compilation || !('compiled' in compilation)) throw new Error('not compiled')
      const asked = new Set<string>()
      const ask = askInMemory(subgraphs, behaviour, asked)
      let tree: Record<string, unknown> = {}
      let ownErrors = 0
      const { compiled } = compilation
      const watched: CompiledOperation = {
        ...compiled,
        project(given, projection) {
          tree = given
          const data = compiled.project(given, projection)
          ownErrors = projection.errors.length
          return data
        },
      }
      const result = await executeCompiled(watched, { variables, ask, context: quietContext() })
      return { result, asked: [...asked].sort(), tree, ownErrors }
    },
    async reference(prepared, variables, behaviour) {
      const { plan } = prepared
      if (!plan) throw new Error('no plan')
      const asked = new Set<string>()
      const sources = Object.keys(executorSchemas).map((name) => [
        name,
        sourceInMemory(name, subgraphs, behaviour, asked),
      ])
      const execution = { plan, prepared, variables, dataSources: Object.fromEntries(sources) }
      return { result: await executePlan(runtime, execution, quietContext()), asked: [...asked].sort() }
    },
  }
}

const logger = createLogger({ name: 'test', level: 'silent' })

function quietContext(): RequestContext {
  return {
    requestId: 'test',
    principal: null,
    clientAddress: null,
    refreshToken: null,
    signal: new AbortController().signal,
    logger,
    setRefreshCookie() {},
  }
}

/** As the gateway's own way to subgraphs behaves. */
function askInMemory(subgraphs: TestSubgraphs, behaviour: Behaviour, asked: Set<string>): AskSubgraph {
  return async ({ operation, variables, representations }) => {
    const { subgraph, query } = operation
    const all: Record<string, unknown> = representations
      ? { ...variables, representations: representations.values }
      : { ...variables }
    const json = sortedJson(all)
    if (representations && `[${representations.json.join()}]` !== JSON.stringify(representations.values))
      throw new Error('representations differ from their JSON')
    if (JSON.parse(`${operation.bodyStart}{}}`).query !== query) throw new Error('a body with another query')
    asked.add(`${subgraph} ${query} ${sortedJson(all)}`)
    const answer = answerOf(await subgraphs.ask(subgraph, query, json, behaviour), subgraph, all.representations)
    if (!operation.fits(answer.data)) throw new SubgraphFailure(subgraph, 'BAD_ANSWER', 'of another shape')
    return answer
  }
}

function sourceInMemory(name: string, subgraphs: TestSubgraphs, behaviour: Behaviour, asked: Set<string>): Answering {
  return {
    async process({ request, context, ...rest }) {
      const scope = context as ExecutionScope
      const { query = '', variables = {} } = request
      const { variables: all, expand } = deduplicateRepresentations(variables)
      asked.add(`${name} ${query} ${sortedJson(all)}`)
      try {
        const answer = answerOf(await subgraphs.ask(name, query, sortedJson(all), behaviour), name, all.representations)
        if (!scope.fits(query, answer.data)) throw new SubgraphFailure(name, 'BAD_ANSWER', 'of another shape')
        const expanded = expand(answer)
        return { data: expanded.data ?? null, errors: expanded.errors?.map(carryError) }
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error
        const path = 'pathInIncomingRequest' in rest ? (rest.pathInIncomingRequest ?? []) : []
        return { data: null, errors: [scope.unavailable(query, path)] }
      }
    },
  }
}

function answerOf(text: string | null, subgraph: string, asked: unknown): SubgraphAnswer {
  if (text === null) throw new SubgraphFailure(subgraph, 'UNREACHABLE', 'is down')
  const answer = JSON.parse(text) as SubgraphAnswer
  const entities = answer.data?._entities
  const isWhole = Array.isArray(entities) && Array.isArray(asked) && entities.length === asked.length
  if (asked && answer.data && !isWhole) throw new SubgraphFailure(subgraph, 'BAD_ANSWER', 'not all entities')
  return answer
}

function sortedJson(variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))))
}
