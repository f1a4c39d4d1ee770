/** How the events of a source are numbered, so that it can be resumed: an argument of the root field, and a field of its type. */
export interface PositionNames {
  /** Int: only events after this one are asked for. Stored ones come first, then it goes on live. */
  argument: string
  /** Int that rises from event to event. */
  field: string
}

/** How long a lost source is sought again. */
export interface ReconnectLimits {
  /** Attempts in a row that bring no new event. */
  attempts: number
  /** Before the first; doubled for each further one, and spread by half. */
  firstDelayMs: number
  longestDelayMs: number
}

/**
 * Which viewers of equal operation, variables and identity share one source. Where its events are numbered, one
 * who comes later gets what it misses, or a source of its own until it has caught up. Where they are not: ALWAYS
 * lets it join at any time, which misses what a source says to each new subscriber alone; FROM_START lets it
 * join only as long as nothing has come.
 */
export type Sharing = 'ALWAYS' | 'FROM_START' | 'NEVER'

/** What subscriptions may take of memory, and what is asked of their sources. */
export interface StreamLimits {
  /** Largest event that is taken. */
  maxEventCharacters: number
  /** Longest silence of a source, pings included. */
  silenceMs: number
  /** Results of one subscription that wait for its client. */
  maxWaitingEvents: number
  maxWaitingCharacters: number
  /** Events of one subscription that are completed from other subgraphs at once. */
  concurrentEvents: number
  /** Events that come closer upon each other are completed together, so that subgraphs are asked less often for more. */
  enrichEveryMs: number
  /** Past events of a source that are kept for viewers who join it, where they are numbered. */
  keptEvents: number
  keptCharacters: number
  reconnect: ReconnectLimits
  /** Over how long ends are spread that a reload brings about. */
  reloadSpreadMs: number
  sharing: Sharing
  /** Null: no source can be resumed. */
  position: PositionNames | null
}

/** What holds unless a caller of createGateway says otherwise. */
export const STREAM_LIMITS: StreamLimits = {
  maxEventCharacters: 1_000_000,
  silenceMs: 45_000,
  maxWaitingEvents: 1_000,
  maxWaitingCharacters: 4_000_000,
  concurrentEvents: 16,
  enrichEveryMs: 4,
  keptEvents: 256,
  keptCharacters: 256_000,
  reconnect: { attempts: 12, firstDelayMs: 100, longestDelayMs: 5_000 },
  reloadSpreadMs: 5_000,
  sharing: 'ALWAYS',
  position: null,
}
