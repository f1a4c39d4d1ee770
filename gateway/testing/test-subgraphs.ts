import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import {
  IDENTITY_HEADER,
  type InternalIdentity,
  signRefreshCookie,
  verifyInternalIdentity,
} from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import { defineSubgraph, type RequestContext, requirePrincipal } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'
import { PubSub } from 'graphql-subscriptions'
import type { TestSignIns } from './test-sign-ins.ts'

/** What a test sees of its subgraphs, and does to them. */
export interface TestSubgraphState {
  /** Each `_entities` call's ids, by subgraph. */
  entityCalls: { subgraph: string; ids: string[] }[]
  /** Identities of mutations that users was asked for. */
  identities: InternalIdentity[]
  /** Publishes events of a run. */
  pubsub: PubSub
  /** Events of runs that a source of runEvents gives first, as far as they come after its `afterSequence`. */
  stored: TestEvent[]
  /** What sources of runEvents were opened with. */
  opened: { runId: string; afterSequence: number }[]
  /** Sources of runEvents that are open. */
  openSources: number
  /** How long users takes to find a name. */
  nameDelayMs: number
  counter: number
}

/** One event of a run. */
export type TestEvent = { __typename: string; runId: string; sequence: number } & Record<string, unknown>

/** Fresh state for one test. */
export function testSubgraphState(): TestSubgraphState {
  return {
    entityCalls: [],
    identities: [],
    pubsub: new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) }),
    stored: [],
    opened: [],
    openSources: 0,
    nameDelayMs: 0,
    counter: 0,
  }
}

const names: Record<string, string> = { user_1: 'Ada', user_2: 'Grace', user_3: 'Edsger' }
const run = (id: string) => ({ id, session: { id: `session_${id}`, agent: agent('1') } })
const agent = (id: string) => ({
  id: `agent_${id}`,
  name: `Agent ${id}`,
  owner: { __typename: 'User', id: `user_${id}` },
})

/** users: signs in, sets cookies, fails on demand; owns User. */
export function usersSubgraph(state: TestSubgraphState, signIns: TestSignIns, platform: Platform) {
  const findName = async ({ id }: { id: string }) => {
    if (state.nameDelayMs > 0) await wait(state.nameDelayMs)
    return names[id] ?? null
  }
  return defineSubgraph({
    name: 'users',
    services: () => ({}),
    routes: () => ({
      '/.well-known/jwks.json': async () => Response.json(signIns.jwks),
      '/internal/revocations': async (request) => {
        const body = await request.text()
        const token = request.headers.get(IDENTITY_HEADER)
        const key = platform.keys.internalIdentity
        if (!(await verifyInternalIdentity(key, { token, audience: 'users', body })))
          return new Response(null, { status: 401 })
        return Response.json({ now: new Date().toISOString(), signInIds: [...signIns.revoked] })
      },
    }),
    resolvers: {
      User: {
        __resolveReference: ({ id }: { id: string }) => {
          state.entityCalls.push({ subgraph: 'users', ids: [id] })
          return { id }
        },
        name: findName,
        email: () => null,
        greeting: ({ id }: { id: string }, given: { with: string }) => `${given.with}, ${names[id]}!`,
      },
      Query: {
        viewer: (_: unknown, __: unknown, context: RequestContext) =>
          context.principal && { id: `user_${context.principal.userId.slice(-1)}` },
        fail: (_: unknown, { how }: { how: string }) => fail(how),
        failHard: (_: unknown, { how }: { how: string }) => fail(how),
        echo: (_: unknown, given: object) => JSON.stringify(given),
      },
      Mutation: {
        signIn: async (_: unknown, { input }: { input: { useCookie: boolean } }, context: RequestContext) => {
          state.identities.push(context.identity)
          const cookie = { token: 'refresh.token_1', expiresAt: new Date(Date.now() + 3_600_000) }
          if (input.useCookie)
            context.responseExtensions.setRefreshCookie = await signRefreshCookie(
              platform.keys.internalIdentity,
              cookie,
            )
          return { id: 'user_1' }
        },
        refresh: (_: unknown, __: unknown, context: RequestContext) => context.identity.refreshToken,
        signOut: async (_: unknown, __: unknown, context: RequestContext) => {
          const { signInId } = requirePrincipal(context)
          if (signInId) signIns.revoked.add(signInId)
          await platform.pubsub.publish('sign-in.revoked', { signInId })
          context.responseExtensions.setRefreshCookie = await signRefreshCookie(platform.keys.internalIdentity, {
            clear: true,
          })
          return true
        },
        count: (_: unknown, { by }: { by: number }) => {
          state.counter += by
          return state.counter
        },
      },
    },
  })
}

function fail(how: string): unknown {
  if (how === 'CLIENT') throw new ClientError('FORBIDDEN', 'Only for others.')
  if (how === 'THROW') throw new Error('password=hunter2 at 10.0.0.5')
  if (how === 'LEAF') return { not: 'a string' }
  return null
}

/** agents: runs, their events, and Agent, whose owner users knows. */
export function agentsSubgraph(state: TestSubgraphState) {
  const subscribe = (topic: string, input: { runId: string; afterSequence?: number }, context: RequestContext) => {
    const { runId, afterSequence = 0 } = input
    if (runId === 'forbidden') throw new ClientError('FORBIDDEN', 'Not your run.')
    const live = state.pubsub.asyncIterableIterator<TestEvent>(`${topic}:${runId}`)
    const isMissed = (event: TestEvent) => event.runId === runId && event.sequence > afterSequence
    const source = behind(topic === 'events' ? state.stored.filter(isMissed) : [], live)
    state.opened.push({ runId, afterSequence })
    state.openSources += 1
    context.signal.addEventListener('abort', () => void source.return?.())
    return counted(source, () => {
      state.openSources -= 1
    })
  }
  const eventFields = { run: ({ runId }: TestEvent) => run(runId) }
  return defineSubgraph({
    name: 'agents',
    services: () => ({}),
    resolvers: {
      RunEvent: { __resolveType: (event: TestEvent) => event.__typename },
      TextDelta: eventFields,
      RunEnded: eventFields,
      Agent: { __resolveReference: ({ id }: { id: string }) => agent(id.slice(-1)) },
      Run: { __resolveReference: ({ id }: { id: string }) => run(id) },
      Query: {
        agents: (_: unknown, { first }: { first: number }) => {
          if (first < 1 || first > 100) throw new ClientError('BAD_USER_INPUT', 'A page has 1 to 100 entries.')
          return ['1', '2', '1', '3'].slice(0, first).map(agent)
        },
        run: (_: unknown, { id }: { id: string }) => (id === 'none' ? null : run(id)),
      },
      Mutation: { stop: (_: unknown, { id }: { id: string }) => run(id) },
      Subscription: {
        runEvents: {
          subscribe: (_: unknown, input: { runId: string; afterSequence: number }, context: RequestContext) =>
            subscribe('events', input, context),
          resolve: resolveEvent,
        },
        ends: {
          subscribe: (_: unknown, input: { runId: string }, context: RequestContext) =>
            subscribe('ends', input, context),
          resolve: resolveEvent,
        },
      },
    },
  })
}

function resolveEvent(event: TestEvent): TestEvent {
  if (event.__typename === 'Broken') throw new Error('token=abc')
  return event
}

/** Values first, then what is live. */
function behind<Value>(first: Value[], live: AsyncIterableIterator<Value>): AsyncIterableIterator<Value> {
  const iterator: AsyncIterableIterator<Value> = {
    async next() {
      const [value] = first.splice(0, 1)
      return value === undefined ? live.next() : { done: false, value }
    },
    return: () => live.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

function counted<Value>(source: AsyncIterableIterator<Value>, onEnd: () => void): AsyncIterableIterator<Value> {
  let hasEnded = false
  const end = () => {
    if (!hasEnded) onEnd()
    hasEnded = true
  }
  const iterator: AsyncIterableIterator<Value> = {
    async next() {
      const result = await source.next()
      if (result.done) end()
      return result
    },
    async return() {
      end()
      return (await source.return?.()) ?? { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

/** onchain and team: each answers `token` and its own field of it. */
export function analysisSubgraph(name: 'onchain' | 'team', state: TestSubgraphState) {
  const token = ({ id }: { id: string }) => ({ id })
  return defineSubgraph({
    name,
    services: () => ({}),
    resolvers: {
      Token: {
        __resolveReference: (reference: { id: string }) => {
          state.entityCalls.push({ subgraph: name, ids: [reference.id] })
          return token(reference)
        },
        [name]: () => ({ score: 50, text: `${name} says` }),
      },
      Query: { token: (_: unknown, { id }: { id: string }) => token({ id }) },
    },
  })
}
