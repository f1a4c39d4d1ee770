import { createInterface } from 'node:readline'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { CREATE_SESSION, RUN_EVENTS, SEND_MESSAGE } from './operations.ts'
import { readWord, sharedNow, WORD_LENGTH } from './token-words.ts'

// The people, in a process of their own: each sends a message over HTTP and follows its run over a WebSocket that is open
// already, as the web app does. Does what lines of JSON on its input say, and answers each with one.

/** Connects; or asks `runs` questions of so many tokens, all at once or one after the other. */
export type LoadOrder =
  | { do: 'open'; url: string; accessToken: string; model: string | null }
  | { do: 'ask'; runs: number; tokens: number; atOnce: boolean }
  | { do: 'close' }

/** What people saw; all times in milliseconds, from every run. */
export interface LoadResult {
  /** From sending the message to the first words, one for each run. */
  firstMs: number[]
  /** From the provider's sending a token to its being here. */
  lagMs: Percentiles
  /** Between one delivery and the next of the same run. */
  gapMs: Percentiles
  /** The same, the longest of each run's. */
  longestGapMs: Percentiles
  tokens: number
  missing: number
  /** Tokens out of order or twice, errors, and runs that did not complete. */
  wrong: string[]
}

/** Of all figures of a kind. */
export interface Percentiles {
  p50: number
  p99: number
  most: number
}

/** Runs that share a socket: an account may have 200. */
const RUNS_PER_SOCKET = 4

let target = { url: '', accessToken: '', model: null as string | null }
let sockets: Client[] = []

async function post<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(`${target.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${target.accessToken}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data?: Data; errors?: object[] }
  if (!data || errors) throw new Error(JSON.stringify(errors ?? response.status))
  return data
}

function openSocket(): Client {
  return createClient({
    url: `${target.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${target.accessToken}` },
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: (error) => console.error(error),
  })
}

interface Seen {
  firstMs: number
  lagMs: number[]
  gapMs: number[]
  tokens: number
  wrong: string[]
}

async function askOne(socket: Client, sessionId: string, tokens: number): Promise<Seen> {
  const seen: Seen = { firstMs: Number.NaN, lagMs: [], gapMs: [], tokens: 0, wrong: [] }
  const began = sharedNow()
  const content = `Write tokens=${tokens}`
  const input = { sessionId, content, ...(target.model ? { model: target.model } : {}) }
  type Sent = { sendMessage: { run: { id: string } | null; userErrors: object[] } }
  const { sendMessage } = await post<Sent>(SEND_MESSAGE, { input })
  if (!sendMessage.run) throw new Error(JSON.stringify(sendMessage.userErrors))
  let text = ''
  let lastAt = 0
  for await (const { data } of socket.iterate({ query: RUN_EVENTS, variables: { runId: sendMessage.run.id } })) {
    // biome-ignore lint/suspicious/noExplicitAny: taken apart by __typename
    const event = (data as any)?.runEvents
    const now = sharedNow()
    if (event?.__typename === 'TextDelta') {
      if (text === '') seen.firstMs = now - began
      else seen.gapMs.push(now - lastAt)
      lastAt = now
      if (event.offset !== text.length) seen.wrong.push(`delta at ${event.offset}, text has ${text.length}`)
      text += event.text
      for (; (seen.tokens + 1) * WORD_LENGTH <= text.length; seen.tokens += 1) {
        const { index, atMs } = readWord(text.slice(seen.tokens * WORD_LENGTH, (seen.tokens + 1) * WORD_LENGTH))
        if (index !== seen.tokens) seen.wrong.push(`token ${index} in the place of ${seen.tokens}`)
        seen.lagMs.push(now - atMs)
      }
    } else if (event?.__typename === 'RunEnded') {
      if (event.runStatus !== 'COMPLETED') seen.wrong.push(`${event.runStatus} ${event.error?.code}`)
    } else if (event?.__typename === 'StepReset') seen.wrong.push('taken back')
  }
  return seen
}

function percentiles(values: number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? Number.NaN }
}

async function ask({ runs, tokens, atOnce }: Extract<LoadOrder, { do: 'ask' }>): Promise<LoadResult> {
  const needed = atOnce ? Math.ceil(runs / RUNS_PER_SOCKET) : 1
  while (sockets.length < needed) sockets.push(openSocket())
  const sessions: string[] = []
  for (let made = 0; made < runs; made += 1) {
    type Made = { createSession: { session: { id: string } } }
    sessions.push((await post<Made>(CREATE_SESSION, { input: {} })).createSession.session.id)
  }
  const socketOf = (index: number) => sockets[index % needed] as Client
  const all: Seen[] = []
  if (atOnce) all.push(...(await Promise.all(sessions.map((id, index) => askOne(socketOf(index), id, tokens)))))
  else for (const [index, id] of sessions.entries()) all.push(await askOne(socketOf(index), id, tokens))
  const told = all.reduce((sum, one) => sum + one.tokens, 0)
  return {
    firstMs: all.map(({ firstMs }) => firstMs),
    lagMs: percentiles(all.flatMap(({ lagMs }) => lagMs)),
    gapMs: percentiles(all.flatMap(({ gapMs }) => gapMs)),
    longestGapMs: percentiles(all.map(({ gapMs }) => Math.max(0, ...gapMs))),
    tokens: told,
    missing: runs * tokens - told,
    wrong: all.flatMap(({ wrong }) => wrong).slice(0, 20),
  }
}

async function obey(order: LoadOrder): Promise<unknown> {
  if (order.do === 'open') {
    target = order
    return {}
  }
  if (order.do === 'ask') return ask(order)
  await Promise.all(sockets.map((socket) => socket.dispose()))
  sockets = []
  return {}
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await obey(JSON.parse(line) as LoadOrder).catch((error) => ({ failed: String(error) }))
  console.log(JSON.stringify(answer))
}
