import type { Service } from '../config/index.ts'
import type { Database } from '../db/index.ts'
import type { Evidence } from '../evidence/index.ts'

/** One question to an outside service. */
export interface SourceRequest {
  /** Null where the address is a setting of its own (EVM_RPC_URL_1) that no `<SERVICE>_BASE_URL` replaces. */
  service: Service | null
  /** Name for people, e.g. CoinGecko. */
  source: string
  /** The real address; `<SERVICE>_BASE_URL` replaces its scheme and host. */
  url: string
  /** What evidence and kept bytes name in the place of `url`, where that may hold a key or an internal host. */
  shownUrl?: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** How long an answer may be given again without asking; 0: never. 60 s by default. */
  cacheMs?: number
  /** 15 MB by default; more is BAD_ANSWER. */
  maxBytes?: number
  timeoutMs?: number
  signal?: AbortSignal
  /** Statuses besides 2xx that the caller reads itself, e.g. [202, 404]. */
  acceptStatuses?: number[]
  /** Called before the network is asked, not where a fresh answer is kept; throws SourceFailure to keep it from being asked. */
  beforeAsking?: () => void
}

/** What a source answered. */
export interface SourceAnswer {
  status: number
  headers: Headers
  text: string
  /** SHA-256 of the bytes, hex. */
  contentHash: string
  /** The public address that was asked, without keys. */
  url: string
  source: string
  mode: 'LIVE' | 'CACHED'
  retrievedAt: string
  /** The body as JSON; throws BAD_ANSWER where it is none. */
  json(): unknown
  /** Lets go of a kept answer that turned out to be unusable, so that the next request asks again. */
  forget(): void
  /** Evidence of this answer. */
  evidence(input: { excerpt?: string | null; asOf?: string | null; url?: string | null }): Evidence
}

/** The way to outside services: timeouts, size caps, caches, ETags, one request for equal questions, kept bytes. */
export interface Sources {
  /** Throws SourceFailure. */
  request(request: SourceRequest): Promise<SourceAnswer>
  /**
   * `live`, or where CHAINLENS_DATA allows and the service's own host was never reached, `recorded`.
   * `recorded` answers null where there is no recording: then the live failure (or NO_RECORDING) is thrown.
   */
  liveOrRecorded<Answer>(input: {
    service: Service | null
    source: string
    live: () => Promise<Answer>
    recorded: () => Promise<Answer | null> | Answer | null
    /** True where the caller's own setting (e.g. EVM_RPC_URL_1) names the host: then never recorded under auto. */
    isConfigured?: boolean
  }): Promise<Answer>
  /** The same, keeping the bytes of answers in the subgraph's table `source_documents`. */
  forSubgraph(database: Database | null): Sources
}
