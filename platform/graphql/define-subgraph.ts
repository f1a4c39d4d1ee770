import type { EntitySchema } from '@mikro-orm/core'
import type { Database, NamedMigration } from '../db/index.ts'
import type { DomainEventHandlers } from '../events/index.ts'
import type { Dependency } from '../health/index.ts'
import type { FetchHandler } from '../http/index.ts'
import type { QueueName } from '../jobs/index.ts'
import type { Platform } from '../service/platform.ts'
import type { RequestContext } from './context.ts'

/** Something with a lifetime. */
export interface Lifetime {
  dispose(): Promise<void> | void
}

/** What a subgraph builds its services from: the process' platform and its own database. */
export interface SubgraphPlatform extends Platform {
  /** This subgraph's tables; only there where it has migrations. */
  readonly database: Database
}

/** A subgraph, as its index.ts states it. */
export interface SubgraphDefinition<Services extends object, Context extends RequestContext<Services>> {
  /** As in rover.yaml; also the name of its PostgreSQL schema. */
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: entity schemas of any shape
  entities?: readonly EntitySchema<any, any>[]
  migrations?: readonly NamedMigration[]
  /** By type and field; scalars of shared.graphql are added. */
  // biome-ignore lint/suspicious/noExplicitAny: each subgraph's generated Resolvers type checks its own
  resolvers: Record<string, any>
  /** Builds what lives as long as the process: sources, keys, engines. */
  services(platform: SubgraphPlatform): Promise<Services> | Services
  /** Adds to each request's context, e.g. loaders. */
  context?(base: RequestContext<Services>): Context
  /** Plain HTTP beside the graph, by path. Internal ones check the identity header themselves. */
  routes?(services: Services): Record<string, FetchHandler>
  /** What else it leans on, for /readyz. */
  dependencies?(services: Services): Promise<Dependency[]>
  /** The pools that `workers` has something for; left out: any of them. Others' processes need not start it. */
  pools?: readonly QueueName[]
  /** What runs in a process of these pools. Started before what follows it in the list, and ended after it. */
  workers?(
    services: Services,
    platform: SubgraphPlatform,
    pools: ReadonlySet<QueueName>,
  ): Promise<Lifetime[]> | Lifetime[]
  /** Handlers of other domains' events; each runs once per event, whatever is delivered twice. */
  on?(services: Services): DomainEventHandlers
  /** Ends what `services` began. */
  dispose?(services: Services): Promise<void>
}

/** Types a subgraph's definition; does nothing else. */
export function defineSubgraph<Services extends object, Context extends RequestContext<Services>>(
  definition: SubgraphDefinition<Services, Context>,
): SubgraphDefinition<Services, Context> {
  return definition
}
