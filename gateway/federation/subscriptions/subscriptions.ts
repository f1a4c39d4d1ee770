import type { Metrics } from '@chainlens/platform/metrics'
import type { ExecutionResult } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import { maskError } from '../../errors/mask-error.ts'
import { identityScope } from '../../identity/identity-scope.ts'
import type { OperationInput, RequestContext } from '../../request-context.ts'
import type { CurrentRuntime } from '../current-runtime.ts'
import type { PreparedOperation, SupergraphRuntime } from '../supergraph-runtime.ts'
import { createCompleteEvent, type EventCompletion } from './complete-event.ts'
import { createDepartures } from './departures.ts'
import { replan } from './replan.ts'
import type { ResultStream } from './result-stream.ts'
import { type Audience, createSharedSource, type SharedSource } from './shared-source.ts'
import { createPlanSource, type PlannedSource, type PlanSource } from './source-of-plan.ts'
import type { StreamLimits } from './stream-limits.ts'
import type { SubgraphSubscriptionTransport } from './subgraph-source.ts'
import { createViewer, type Viewer } from './viewer.ts'

/** All subscriptions of a gateway; equal ones of equal identity share their source. */
export interface Subscriptions {
  /** Opens one; a result with errors alone where it is refused. Ends with the signal of `context`. */
  open(
    runtime: SupergraphRuntime,
    prepared: PreparedOperation,
    input: OperationInput,
    context: RequestContext,
  ): Promise<ExecutionResult | ResultStream>
  dispose(): void
}

/** What they are made of. */
export interface SubscriptionsOptions {
  current: CurrentRuntime
  limits: StreamLimits
  metrics: Metrics
  /** The way to a subgraph's subscriptions. */
  transportOf(runtime: SupergraphRuntime, subgraph: string): SubgraphSubscriptionTransport
  random?: () => number
}

/** What viewers see of a source: an operation, its variables, and the supergraph that completes its events. */
interface OperationAudience extends Audience {
  input: OperationInput
  completion: EventCompletion
}

/** A source that may be joined, and the supergraph that it is opened on. */
interface Entry {
  source: SharedSource<OperationAudience>
  runtime: SupergraphRuntime
  /** Of who opened it; its signal is the life of the source. */
  context: RequestContext
  /** Ends it. */
  close(): void
}

const RELOADED = 'The graph has changed: subscribe again.'

/** Builds the place for them; follows reloads of `options.current`. */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { limits, metrics, random = Math.random } = options
  const pool = new Map<string, Set<Entry>>()
  const entries = new Set<Entry>()
  const planSources = new WeakMap<SupergraphRuntime, PlanSource>()
  const operationIds = new WeakMap<PreparedOperation, number>()
  const places = new Map<Viewer, { entry: Entry; runtime: SupergraphRuntime }>()
  const timers = new Set<NodeJS.Timeout>()
  const departures = createDepartures(limits.enrichEveryMs)
  let operationCount = 0

  function planSource({ runtime, node, variables }: EventCompletion): PlannedSource {
    const known = planSources.get(runtime) ?? createPlanSource(runtime.supergraphSchema, limits.position)
    planSources.set(runtime, known)
    return known(node.primary, variables)
  }

  function audienceOf(completion: EventCompletion, input: OperationInput, context: RequestContext): OperationAudience {
    const { prepared, variables } = completion
    const id = operationIds.get(prepared) ?? ++operationCount
    operationIds.set(prepared, id)
    const key = `${id} ${JSON.stringify(variables)}`
    return { key, input, completion, complete: createCompleteEvent(completion, context, { metrics, departures }) }
  }

  function openEntry(poolKey: string, planned: PlannedSource, runtime: SupergraphRuntime, by: RequestContext): Entry {
    const { subgraph, query, operationName, position, after } = planned
    const life = new AbortController()
    const context: RequestContext = { ...by, signal: life.signal, setRefreshCookie: () => {} }
    const peers = pool.get(poolKey) ?? new Set<Entry>()
    pool.set(poolKey, peers)
    const leavePool = () => {
      peers.delete(entry)
      if (peers.size === 0 && pool.get(poolKey) === peers) pool.delete(poolKey)
    }
    const opening = { runtime, context, close }
    const source = createSharedSource<OperationAudience>({
      limits,
      numbering: position && { start: after, sequenceOf: ({ answer }) => position.sequenceOf(answer.data) },
      open(behind, listener, signal) {
        const at = position && behind !== null ? { [position.variable]: behind } : {}
        const variables = { ...planned.variables, ...at }
        const request = { subgraph, query, operationName, variables, context: { ...context, signal } }
        return options.transportOf(opening.runtime, subgraph).open(request, listener)
      },
      connection: {
        context,
        mask: (error) => maskError(error, context),
        onReconnect: (outcome) => metrics.streamReconnects.inc({ outcome }),
      },
      onEvent() {
        if (peers.size > 1) mergeIn(peers)
      },
      onEnd: leavePool,
    })
    const entry: Entry = Object.assign(opening, { source })
    function close(): void {
      leavePool()
      if (!entries.delete(entry)) return
      metrics.streamSources.dec()
      entry.runtime.uses.leave()
      life.abort()
    }
    peers.add(entry)
    entries.add(entry)
    runtime.uses.enter()
    metrics.streamSources.inc()
    return entry
  }

  /** Sources that stand at different events go on as one as soon as one of them has, or keeps, all that the other has yet to bring. */
  function mergeIn(peers: ReadonlySet<Entry>): void {
    const others = [...peers]
    for (const [index, from] of others.entries())
      for (const [otherIndex, to] of others.entries()) {
        const [own, theirs] = [from.source.position, to.source.position]
        if (from === to || !peers.has(from) || !peers.has(to) || own === null || theirs === null) continue
        if (theirs < own || (theirs === own && otherIndex > index)) continue
        const moving = [...from.source.viewers()]
        if (moving.some(([viewer]) => !to.source.covers(viewer.position))) continue
        for (const [viewer, { completion, input }] of moving) {
          from.source.leave(viewer)
          viewer.changeSource()
          settle(viewer, to, completion.runtime)
          to.source.join(viewer, audienceOf(completion, input, to.context))
        }
        from.close()
      }
  }

  /** A viewer follows a source, and has its events completed on a supergraph, which must not end before. */
  function settle(viewer: Viewer, entry: Entry, runtime: SupergraphRuntime): void {
    runtime.uses.enter()
    places.get(viewer)?.runtime.uses.leave()
    places.set(viewer, { entry, runtime })
  }

  function leave(viewer: Viewer): void {
    const place = places.get(viewer)
    if (!place) return
    places.delete(viewer)
    place.runtime.uses.leave()
    place.entry.source.leave(viewer)
    if (place.entry.source.size === 0) place.entry.close()
  }

  function reload(runtime: SupergraphRuntime): void {
    for (const entry of entries) {
      let goesOn = false
      const left = entry.source.replan(({ input, completion }) => {
        const next = replan(completion.node, input, runtime)
        goesOn ||= next !== null
        return next && audienceOf(next, input, entry.context)
      })
      for (const [viewer, { completion }] of entry.source.viewers()) settle(viewer, entry, completion.runtime)
      if (goesOn) {
        runtime.uses.enter()
        entry.runtime.uses.leave()
        entry.runtime = runtime
      }
      metrics.streamReloads.inc({ outcome: 'continued' }, entry.source.size - left.length)
      metrics.streamReloads.inc({ outcome: 'ended' }, left.length)
      // All at once they would all come back at once.
      for (const viewer of left) later(() => viewer.finish({ errors: [clientError('SUPERGRAPH_RELOADED', RELOADED)] }))
    }
  }

  function later(work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, random() * limits.reloadSpreadMs)
    timer.unref()
    timers.add(timer)
  }

  const stopFollowing = options.current.onSwap(reload)

  return {
    async open(runtime, prepared, input, context) {
      const node = prepared.plan?.node
      if (node?.kind !== 'Subscription') throw new Error('a subscription whose plan is none')
      context.signal.throwIfAborted()
      const completion: EventCompletion = { runtime, prepared, node, variables: input.variables ?? {} }
      const planned = planSource(completion)
      const poolKey = `${planned.key} ${identityScope(context)}`
      const joined = [...(pool.get(poolKey) ?? [])].find(({ source }) => source.covers(planned.after))
      const entry = joined ?? openEntry(poolKey, planned, runtime, context)
      const viewer = createViewer({
        ...limits,
        after: planned.after,
        mask: (error) => maskError(error, context),
        onSlow: () => metrics.streamSlowReaders.inc(),
        onLeave() {
          context.signal.removeEventListener('abort', stop)
          leave(viewer)
        },
      })
      const stop = () => void viewer.stream.return()
      context.signal.addEventListener('abort', stop, { once: true })
      settle(viewer, entry, runtime)
      entry.source.join(viewer, audienceOf(completion, input, entry.context))
      const errors = await entry.source.opened
      if (!errors) return viewer.stream
      await viewer.stream.return()
      context.signal.throwIfAborted()
      return { errors }
    },
    dispose() {
      stopFollowing()
      for (const timer of timers) clearTimeout(timer)
      for (const viewer of [...places.keys()]) void viewer.stream.return()
      for (const entry of [...entries]) entry.close()
    },
  }
}
