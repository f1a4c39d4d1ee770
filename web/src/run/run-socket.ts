import type { DocumentNode } from '@apollo/client'
import { print } from '@apollo/client/utilities'
import { type Client, createClient } from 'graphql-ws'
import type { QuestionTraces } from '../telemetry/question-traces.ts'
import type { RunEvent } from './run-event.ts'
import type { RunSource } from './run-source.ts'
import type { SessionSource } from './session-source.ts'

/** A ping this often; no answer within the second time means that the connection is dead without having closed. */
const PING_EVERY_MS = 15_000
const PONG_WITHIN_MS = 6_000
/** Kept open for a follow-up question. */
const IDLE_MS = 30_000

type Options = {
  url: string
  document: DocumentNode
  /** The subscription of a conversation's changes. */
  changes: DocumentNode
  token: () => Promise<string | null>
  /** Told of events, and asked for the trace that a run is part of. */
  traces: Pick<QuestionTraces, 'saw' | 'traceparentOf'>
}

/**
 * The WebSocket that runs and conversations are followed over; opened by the first subscription. Its own retries are off: it would ask
 * again for events after the number that it was first given, where RunFeed asks after the last one that came.
 */
export class RunSocket {
  #client: Client | null = null
  readonly #options: Options
  readonly #query: string
  readonly #changesQuery: string
  /** The token that the socket was last opened with: what to replace when the server refuses it. */
  lastToken: string | null = null

  constructor(options: Options) {
    this.#options = options
    this.#query = print(options.document)
    this.#changesQuery = print(options.changes)
  }

  readonly source: RunSource = (variables, sink) => {
    this.#client ??= this.#open()
    const { traces } = this.#options
    const traceparent = traces.traceparentOf(variables.runId)
    return this.#client.subscribe<{ runEvents: RunEvent }>(
      { query: this.#query, variables, ...(traceparent ? { extensions: { traceparent } } : {}) },
      {
        next: ({ data, errors }) => {
          // An event may come whole with an error about a field of another service; it counts all the same.
          if (data?.runEvents) traces.saw(variables.runId, data.runEvents)
          if (data?.runEvents) sink.event(data.runEvents)
          else sink.error(errors)
        },
        error: sink.error,
        complete: sink.complete,
      },
    )
  }

  readonly changes: SessionSource = (variables, sink) => {
    this.#client ??= this.#open()
    return this.#client.subscribe<{ sessionChanges: { sequence: number } }>(
      { query: this.#changesQuery, variables },
      {
        next: ({ data, errors }) =>
          data?.sessionChanges ? sink.change(data.sessionChanges.sequence) : sink.end(errors),
        error: sink.end,
        complete: () => sink.end(null),
      },
    )
  }

  /** Closes the socket; the next subscription opens another, with the sign-in of that time. */
  close(): void {
    void this.#client?.dispose()
    this.#client = null
  }

  #open(): Client {
    let pongTimer: ReturnType<typeof setTimeout> | undefined
    const client = createClient({
      url: this.#options.url,
      retryAttempts: 0,
      lazyCloseTimeout: IDLE_MS,
      keepAlive: PING_EVERY_MS,
      connectionParams: async () => {
        this.lastToken = await this.#options.token()
        return this.lastToken ? { authorization: `Bearer ${this.lastToken}` } : {}
      },
      on: {
        ping: (received) => {
          if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_WITHIN_MS)
        },
        pong: () => clearTimeout(pongTimer),
        closed: () => clearTimeout(pongTimer),
      },
    })
    return client
  }
}
