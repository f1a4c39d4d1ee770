import { join } from 'node:path'
import { readMigrations } from '@chainlens/platform/db'
import { eventMigrations, startOutboxRelay } from '@chainlens/platform/events'
import { defineSubgraph, type Lifetime } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'
import type { Context, Services } from './context.ts'
import { checkWorkers } from './domain/check-workers.ts'
import { listToolNames } from './domain/list-tool-names.ts'
import { EventWriter } from './engine/event-writer.ts'
import { DEFAULT_LIMITS, type RunLimits } from './engine/run-limits.ts'
import { startRunWorker } from './engine/start-run-worker.ts'
import { AgentEntity } from './entities/agent.ts'
import { ApprovalEntity } from './entities/approval.ts'
import { CitationEntity } from './entities/citation.ts'
import { MessageEntity } from './entities/message.ts'
import { NoteEntity } from './entities/note.ts'
import { RunEntity } from './entities/run.ts'
import { SessionEntity } from './entities/session.ts'
import { TaskEntity } from './entities/task.ts'
import { ToolExecutionEntity } from './entities/tool-execution.ts'
import { eventHandlers } from './events.ts'
import { startReconciling } from './jobs/reconcile/start-reconciling.ts'
import { startRetention } from './jobs/retention/start-retention.ts'
import { startTaskWorker } from './jobs/tasks/start-task-worker.ts'
import { createLoaders } from './loaders.ts'
import type { ModelRegistry } from './models/model-registry.ts'
import { resolvers } from './resolvers/index.ts'
import { createRoutes } from './routes/index.ts'

/** What an installation's agents subgraph is made with. */
export interface AgentsOptions {
  models(platform: Platform): ModelRegistry
  limits?: Partial<RunLimits>
}

/** Agents, conversations, and the runs that answer in them. */
export function defineAgents(options: AgentsOptions) {
  return defineSubgraph<Services, Context>({
    name: 'agents',
    entities: [
      AgentEntity,
      SessionEntity,
      MessageEntity,
      RunEntity,
      ToolExecutionEntity,
      CitationEntity,
      ApprovalEntity,
      NoteEntity,
      TaskEntity,
    ],
    migrations: [...eventMigrations, ...readMigrations(join(import.meta.dirname, 'migrations'))],
    resolvers,
    routes: createRoutes,
    services: (platform) => ({
      platform,
      database: platform.database,
      models: options.models(platform),
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      ownWorker: { places: null },
    }),
    context(base) {
      const { services, principal, signal } = base
      const listNames = async () => (principal ? listToolNames(services.platform, principal, signal) : [])
      return { ...base, loaders: createLoaders(services.database, listNames) }
    },
    async workers({ models, limits, ownWorker }, platform, pools) {
      const { database, bus, logger, pubsub } = platform
      const workers: Lifetime[] = [startOutboxRelay({ database, bus, logger })]
      if (pools.has('data-processing')) workers.push(await startTaskWorker(platform), await startRetention(platform))
      if (pools.has('analytics')) workers.push(await startReconciling(platform))
      if (pools.has('agent-runs')) {
        // Ended in turn from the last: first the runs, then what they have left to write.
        const writer = new EventWriter({ database, pubsub, logger })
        const toolList = { kept: null }
        const worker = await startRunWorker({ platform, database, models, writer, limits, toolList })
        ownWorker.places = worker
        workers.push(writer, worker)
      }
      return workers
    },
    dependencies: async ({ database }) => [await checkWorkers(database)],
    on: eventHandlers,
  })
}
