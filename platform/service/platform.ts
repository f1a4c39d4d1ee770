import type { PubSubEngine } from 'graphql-subscriptions'
import type { Config } from '../config/index.ts'
import type { EventBus } from '../events/index.ts'
import type { Dependency, ProcessLife } from '../health/index.ts'
import type { Fetch, LocalService } from '../http/index.ts'
import type { Jobs } from '../jobs/index.ts'
import type { RateLimits } from '../limits/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { Metrics } from '../metrics/index.ts'
import type { Sources } from '../sources/index.ts'
import type { Logger } from '../telemetry/index.ts'

/** Keys derived from the one secret. */
export interface Keys {
  /** Signs identities between services. */
  internalIdentity: Uint8Array
  /** Encrypts stored private keys. */
  storage: Uint8Array
  /** Peppers the hashes of refresh tokens. */
  refreshToken: Uint8Array
  /** Peppers the hashes of tokens that are mailed. */
  mailToken: Uint8Array
}

/** How the process reaches the other services of ours. */
export interface InternalServices {
  /** In the process where the service runs here, over the network otherwise. */
  fetch: Fetch
  /** The service of this process at `host` (`name:port`); undefined: it is elsewhere. */
  serviceHere(host: string): LocalService | undefined
  /** Address of the supergraph: …/graphql. */
  gatewayUrl: string
  /** Address of a subgraph: …/graphql. */
  subgraphUrl(name: string): string
}

/** What every service of a process shares. */
export interface Platform {
  readonly config: Config
  readonly logger: Logger
  readonly keys: Keys
  /** Live messages between processes; may be lost, never the truth. */
  readonly pubsub: PubSubEngine
  /** Delivery of domain events out of outboxes. */
  readonly bus: EventBus
  /** Queues of background work. */
  readonly jobs: Jobs
  readonly limits: RateLimits
  /** Null where the settings name no way to send mail. */
  readonly mailer: Mailer | null
  /** What this process counts. */
  readonly metrics: Metrics
  /** The way to outside services. */
  readonly sources: Sources
  readonly internal: InternalServices
  /** Whether this process was told to end. */
  readonly life: ProcessLife
  /** How what all services of the process lean on stands: Redis, where it is set. */
  dependencies(): Promise<Dependency[]>
}
