import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { AnyEvent } from '../../support/conversation.ts'

/** What text takes, and nothing of other subgraphs: a thousand viewers are to load the gateway, not the machine. */
const EVENTS = `subscription ($runId: ID!, $after: Int!) {
  runEvents(runId: $runId, afterSequence: $after) {
    __typename sequence
    ... on TextDelta { offset text }
    ... on StepReset { keepLength }
    ... on RunEnded { status message { content } }
  }
}`

/** Clients of runs that come back whenever they are thrown out, several on each socket. */
export interface Viewers {
  /** Follows a run to its end and gives every event in the order of coming. `index` settles the socket. */
  follow(index: number, runId: string): Promise<AnyEvent[]>
  /** Subscriptions that are open now. */
  readonly open: number
  /** How often one broke, by what its client was told: a close code, an error's code, or that it ended too soon. */
  readonly breaks: Map<string, number>
  /** Where clients were told to resume at another place than after the last event that they had. */
  readonly wrongPlaces: number[]
  /** For each break the time until an event came again. */
  readonly gapsMs: number[]
  dispose(): Promise<void>
}

/** As many sockets to a gateway, with one sign-in; `query`: what is followed, where it is not the text alone. */
export function openViewers(input: { url: string; accessToken: string; sockets: number; query?: string }): Viewers {
  const { url, accessToken, query = EVENTS } = input
  const clients = Array.from({ length: input.sockets }, () =>
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${accessToken}` },
      retryAttempts: 0,
    }),
  )
  const breaks = new Map<string, number>()
  const gapsMs: number[] = []
  const wrongPlaces: number[] = []
  let open = 0

  return {
    get open() {
      return open
    },
    breaks,
    gapsMs,
    wrongPlaces,
    async follow(index, runId) {
      const client = clients[index % clients.length] as (typeof clients)[number]
      const events: AnyEvent[] = []
      let brokeAt: number | null = null
      const last = () => events.at(-1)
      while (last()?.__typename !== 'RunEnded') {
        const variables = { runId, after: last()?.sequence ?? 0 }
        let why = 'it ended too soon'
        open += 1
        try {
          for await (const { data, errors } of client.iterate<{ runEvents: AnyEvent }>({ query, variables })) {
            if (!data) throw errors
            if (brokeAt !== null) gapsMs.push(performance.now() - brokeAt)
            brokeAt = null
            events.push(data.runEvents)
          }
        } catch (error) {
          why = reasonOf(error)
          const place = placeIn(error)
          if (place !== null && place !== (last()?.sequence ?? 0)) wrongPlaces.push(place)
        }
        open -= 1
        if (last()?.__typename === 'RunEnded') break
        brokeAt ??= performance.now()
        breaks.set(why, (breaks.get(why) ?? 0) + 1)
        // As the web app: about half a second, spread.
        await wait(250 + Math.random() * 250)
      }
      return events
    },
    async dispose() {
      for (const client of clients) client.terminate()
      await Promise.all(clients.map((client) => client.dispose()))
    },
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a close event, errors of the graph, or an error of the network
function reasonOf(error: any): string {
  if (Array.isArray(error)) return String(error[0]?.extensions?.code ?? error[0]?.message)
  return String(error?.code ?? error?.message ?? error)
}

/** From where a client is told to resume; null where it is told nothing. */
function placeIn(error: unknown): number | null {
  const place = Array.isArray(error) ? error[0]?.extensions?.resumeAfterSequence : undefined
  return typeof place === 'number' ? place : null
}
