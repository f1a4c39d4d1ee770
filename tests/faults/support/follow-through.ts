import { setTimeout as wait } from 'node:timers/promises'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createSocketClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type AnyEvent, RUN_EVENTS } from '../../support/conversation.ts'

/** How a client follows. */
export type Transport = 'graphql-ws' | 'SSE'

/** What a client saw that came back as often as its connection broke. */
export interface Followed {
  events: AnyEvent[]
  /** How often it had to come back. */
  breaks: number
  /** Events that came although the client had them. */
  repeats: number
  /** Longest time from a broken connection until an event came again, or until the end. */
  longestGapMs: number
}

/** Who follows what. `url` is that of the gateway; clients of their own for each connection. */
export interface FollowInput {
  url: string
  /** Asked for with each connection where it is a function. */
  accessToken: string | (() => Promise<string>)
  runId: string
  transport: Transport
  onEvent?: (event: AnyEvent) => void
  /** Sees each new connection being opened. */
  onConnect?: () => void
}

const RETRY_MS = 50
/** As the web app, somewhat oftener: a connection without an answer to a ping is dead. */
const PING_EVERY_MS = 5_000
const PONG_WITHIN_MS = 6_000

/** Follows a run as the web app does, to its end: whenever the connection breaks, it comes back for what follows the last event. */
export async function followThrough(input: FollowInput): Promise<Followed> {
  const followed: Followed = { events: [], breaks: 0, repeats: 0, longestGapMs: 0 }
  let brokeAt: number | null = null
  const take = (event: AnyEvent) => {
    if (brokeAt !== null) followed.longestGapMs = Math.max(followed.longestGapMs, performance.now() - brokeAt)
    brokeAt = null
    if (event.sequence <= (followed.events.at(-1)?.sequence ?? 0)) followed.repeats += 1
    followed.events.push(event)
    input.onEvent?.(event)
  }
  while (followed.events.at(-1)?.__typename !== 'RunEnded') {
    const accessToken = typeof input.accessToken === 'string' ? input.accessToken : await input.accessToken()
    input.onConnect?.()
    const variables = { runId: input.runId, after: followed.events.at(-1)?.sequence ?? 0 }
    await (input.transport === 'SSE' ? overSse : overSocket)({ ...input, accessToken }, variables, take).catch(() => {})
    if (followed.events.at(-1)?.__typename === 'RunEnded') break
    brokeAt ??= performance.now()
    followed.breaks += 1
    await wait(RETRY_MS)
  }
  return followed
}

type Variables = { runId: string; after: number }
type Connection = FollowInput & { accessToken: string }

async function overSocket(input: Connection, variables: Variables, take: (event: AnyEvent) => void): Promise<void> {
  let pongTimer: NodeJS.Timeout | undefined
  const client = createSocketClient({
    url: `${input.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${input.accessToken}` },
    retryAttempts: 0,
    keepAlive: PING_EVERY_MS,
    on: {
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), PONG_WITHIN_MS)
      },
      pong: () => clearTimeout(pongTimer),
      closed: () => clearTimeout(pongTimer),
    },
  })
  try {
    for await (const { data, errors } of client.iterate<{ runEvents: AnyEvent }>({ query: RUN_EVENTS, variables })) {
      if (errors || !data) throw new Error(JSON.stringify(errors))
      take(data.runEvents)
    }
  } finally {
    client.terminate()
    await client.dispose()
  }
}

async function overSse(input: Connection, variables: Variables, take: (event: AnyEvent) => void): Promise<void> {
  const client = createSseClient({
    url: `${input.url}/graphql/stream`,
    headers: { authorization: `Bearer ${input.accessToken}`, connection: 'close' },
    retryAttempts: 0,
  })
  try {
    const query = { query: RUN_EVENTS, variables }
    for await (const { data, errors } of client.iterate<{ runEvents: AnyEvent }>(query)) {
      if (errors || !data) throw new Error(JSON.stringify(errors))
      take(data.runEvents)
    }
  } finally {
    client.dispose()
  }
}
