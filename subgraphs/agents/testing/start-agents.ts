import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import type { QueueName } from '@chainlens/platform/jobs'
import type { Platform } from '@chainlens/platform/service'
import { Pool } from 'pg'
import { askSubgraph, testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { tablesOf } from '../../../tests/support/tables-of.ts'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { createTestPlatform } from '../../../tests/support/test-platform.ts'
import { defineAgents } from '../define-agents.ts'
import type { RunLimits } from '../engine/run-limits.ts'
import type { Model } from '../models/model.ts'
import { createModelRegistry, type ModelRegistry } from '../models/model-registry.ts'
import { type StubCall, type StubTool, stubGraph } from './stub-graph.ts'

const SDL = readFileSync(join(import.meta.dirname, '../../../schema/subgraphs/agents.graphql'), 'utf8')

/** What startAgents takes. */
export interface StartAgentsOptions {
  model: Model
  /** Replaces the registry of `model` alone. */
  models?: ModelRegistry
  tools?: Record<string, StubTool>
  /** Exact decimal; "0" by default. */
  reserveUsd?: string
  limits?: Partial<RunLimits>
  config?: Partial<Config>
  /** What users answers to a run that wants its identity. */
  identity?: () => Response | Promise<Response>
  /** Told of each tool call's signal. */
  onCall?: (signal: AbortSignal) => void
  /** Another subgraph's database, to be a second process on it. */
  databaseUrl?: string
  /** False: nobody takes runs until startWorkers is called. */
  works?: boolean
  /** The pools of workers that are started; that of runs alone by default, as each costs connections. */
  pools?: readonly QueueName[]
}

/** The agents subgraph of one test, with what it needs around it. */
export interface TestAgents {
  platform: Platform
  subgraph: RunningSubgraph
  databaseUrl: string
  /** Calls that tools got. */
  calls: StubCall[]
  /** The user that `ask` asks as, where no other is named. */
  userId: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  ask(query: string, variables?: Record<string, unknown>, userId?: string | null): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: tests read any row
  sql(statement: string, parameters?: unknown[]): Promise<any[]>
  dispose(): Promise<void>
}

/** Starts the agents subgraph on a database of its own, in-process, with stubs of the gateway and of users. */
export async function startAgents(options: StartAgentsOptions): Promise<TestAgents> {
  const definition = defineAgents({
    models: () =>
      options.models ?? createModelRegistry([{ model: options.model, reserveUsd: options.reserveUsd ?? '0' }]),
    limits: { modelRetryPauseMs: 1, graphPatienceMs: 200, ...options.limits },
  })
  const database = options.databaseUrl ? null : await createTestDatabase(tablesOf(definition))
  const databaseUrl = options.databaseUrl ?? database?.url ?? ''
  const { platform, graphs, dispose } = await createTestPlatform({ databaseUrl, leaseMs: 2_000, ...options.config })
  const graph = stubGraph(options.tools ?? {}, options.onCall)
  graphs.set('gateway.test', graph)
  graphs.set('users.test', async () => options.identity?.() ?? Response.json({ accessToken: 'run-token' }))
  const subgraph = await createSubgraph(definition, platform, SDL)
  if (options.works !== false) await subgraph.startWorkers(options.pools ?? ['agent-runs'])
  const pool = new Pool({ connectionString: databaseUrl, max: 2, application_name: 'test' })
  pool.on('error', () => {})
  const userId = newId()
  return {
    platform,
    subgraph,
    databaseUrl,
    calls: graph.calls,
    userId,
    ask: (query, variables, asUser = userId) =>
      askSubgraph(platform, subgraph, {
        query,
        ...(variables ? { variables } : {}),
        principal: asUser === null ? null : testPrincipal(asUser),
      }),
    sql: async (statement, parameters) => (await pool.query(statement, parameters)).rows,
    async dispose() {
      await subgraph.dispose()
      await dispose()
      await pool.end()
      await database?.dispose()
    },
  }
}
