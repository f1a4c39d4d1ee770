import { createHash } from 'node:crypto'
import { isHttpUrl } from '@chainlens/platform/config'
import type { Dependency } from '@chainlens/platform/health'
import type { Metrics } from '@chainlens/platform/metrics'
import { errorTypeOf, failSpan, type Logger, withSpan } from '@chainlens/platform/telemetry'
import { createPhaseObserver } from '../../telemetry/observe-phase.ts'
import { type CurrentRuntime, createCurrentRuntime } from '../current-runtime.ts'
import { readSupergraph, readSupergraphAtOnce, type SupergraphParts } from '../supergraph-parts.ts'
import { type RuntimeOptions, SupergraphRuntime } from '../supergraph-runtime.ts'
import type { AcquiredDataSources, DataSourceRegistry, SubgraphAddress } from './data-source-registry.ts'
import { runInTurns } from './event-loop-turns.ts'
import { planMostUsed } from './plan-most-used.ts'
import { describeInvalid, SupergraphRefused } from './supergraph-refused.ts'
import type { SupergraphListener } from './supergraph-source.ts'

/** What a live supergraph is made of. */
export interface LiveSupergraphOptions extends Pick<RuntimeOptions, 'introspection' | 'limits'> {
  /** The one to begin with. */
  supergraphSdl: string
  /** Where a subgraph is, whose address the SDL gives as `routingUrl`; null: nobody knows. */
  addressOf(name: string, routingUrl: string): string | null
  dataSources: DataSourceRegistry
  metrics: Metrics
  logger: Logger
}

/** What came of a supergraph that was offered. */
export type Offered = 'swapped' | 'unchanged' | 'refused' | 'outdated'

/** A supergraph that can be replaced while it answers. */
export interface LiveSupergraph {
  current: CurrentRuntime
  /**
   * Checks another supergraph, plans on it what clients ask for most, and makes it the one that new operations
   * begin on; refuses it where it can't be used. One after the other; of those that wait the newest alone.
   */
  offer(supergraphSdl: string): Promise<Offered>
  /** Offers what a source tells, and counts what it can't read as refused. */
  listener: SupergraphListener
  /** Which one answers (the beginning of its SHA-256), and whether a newer one was refused; not why, which the log tells. */
  readiness(): Dependency
  /** The subgraphs of the one that answers. */
  subgraphs(): readonly SubgraphAddress[]
  dispose(): void
}

/** Operations that are planned before a supergraph is used. */
const PLANNED_AHEAD = 100
/** How long that may take; the rest is planned when it is asked for. */
const PLAN_AHEAD_MS = 10_000

interface Generation {
  id: string
  runtime: SupergraphRuntime
  subgraphs: readonly SubgraphAddress[]
  acquired: AcquiredDataSources
}

/** Begins with one supergraph. Throws SupergraphRefused where that can't be used. */
export function createLiveSupergraph(options: LiveSupergraphOptions): LiveSupergraph {
  const { metrics, logger } = options
  const life = new AbortController()
  const observePhase = createPhaseObserver(metrics)

  function addressesOf({ subgraphs }: SupergraphParts): SubgraphAddress[] {
    const found = subgraphs.map(({ name, url }) => ({ name, url: options.addressOf(name, url) ?? '' }))
    const missing = found.filter(({ url }) => !isHttpUrl(url)).map(({ name }) => name)
    if (missing.length === 0) return found
    throw new SupergraphRefused(
      'NO_ADDRESS',
      missing.map((name) => `it names no address of http or https for the subgraph ${name}`),
    )
  }

  function build(supergraphSdl: string, parts: SupergraphParts): Generation {
    const subgraphs = addressesOf(parts)
    const acquired = options.dataSources.acquire(subgraphs)
    try {
      const { dataSources } = acquired
      const { introspection, limits } = options
      const given = { supergraphSdl, dataSources, introspection, limits, parts, observePhase }
      const runtime = new SupergraphRuntime(given)
      return { id: idOf(supergraphSdl), runtime, subgraphs, acquired }
    } catch (error) {
      acquired.release()
      throw error
    }
  }

  let generation = build(options.supergraphSdl, readOrRefuse(options.supergraphSdl, readSupergraphAtOnce))
  let isRefused = false
  const current = createCurrentRuntime(generation.runtime)
  metrics.supergraphs.set({ id: generation.id }, 1)
  metrics.supergraphGenerations.set(1)
  metrics.supergraphStale.set(0)
  const ends = new Map<SupergraphRuntime, () => void>()
  current.onEnd((runtime) => {
    ends.get(runtime)?.()
    ends.delete(runtime)
    metrics.supergraphGenerations.dec()
  })

  function* prepare(supergraphSdl: string) {
    let parts: SupergraphParts
    try {
      parts = yield* readSupergraph(supergraphSdl)
    } catch (error) {
      throw describeInvalid(supergraphSdl, error)
    }
    yield
    const next = build(supergraphSdl, parts)
    const began = performance.now()
    const isLate = () => performance.now() - began > PLAN_AHEAD_MS
    const used = current.get().mostUsed(PLANNED_AHEAD)
    let isWhole = false
    try {
      const ahead = yield* planMostUsed(used, next.runtime, isLate)
      isWhole = true
      return { next, ahead }
    } finally {
      if (!isWhole) next.acquired.release()
    }
  }

  function accept(): void {
    isRefused = false
    metrics.supergraphStale.set(0)
  }

  function turnDown(refusal: SupergraphRefused): void {
    isRefused = true
    metrics.supergraphStale.set(1)
    metrics.supergraphReloadFailures.inc({ reason: refusal.reason.toLowerCase() })
    const { reason, problems } = refusal
    logger.error({ reason, problems, supergraph: generation.id }, 'a new supergraph was refused, the old one goes on')
  }

  async function reload(supergraphSdl: string): Promise<Offered> {
    const began = performance.now()
    const id = idOf(supergraphSdl)
    if (id === generation.id) {
      accept()
      return 'unchanged'
    }
    return withSpan('reload supergraph', { parent: null, attributes: { 'chainlens.supergraph': id } }, async (span) => {
      try {
        const { next, ahead } = await runInTurns(prepare(supergraphSdl), life.signal)
        span.setAttribute('chainlens.supergraph.planned', ahead.planned)
        swap(next)
        for (const outcome of ['planned', 'invalid', 'failed', 'left'] as const)
          metrics.supergraphPlans.inc({ outcome }, ahead[outcome])
        const seconds = (performance.now() - began) / 1000
        metrics.supergraphReloadSeconds.observe(seconds)
        logger.info({ supergraph: id, ...ahead, durationMs: Math.round(seconds * 1000) }, 'a new supergraph answers')
        return 'swapped'
      } catch (error) {
        if (life.signal.aborted) return 'outdated'
        failSpan(span, error instanceof SupergraphRefused ? error.reason : errorTypeOf(error))
        turnDown(error instanceof SupergraphRefused ? error : describeInvalid(supergraphSdl, error))
        return 'refused'
      }
    })
  }

  function swap(next: Generation): void {
    const before = generation
    generation = next
    ends.set(before.runtime, () => before.acquired.release())
    metrics.supergraphGenerations.inc()
    metrics.supergraphs.remove({ id: before.id })
    metrics.supergraphs.set({ id: next.id }, 1)
    metrics.supergraphReloads.inc()
    accept()
    current.swap(next.runtime)
  }

  let newest = 0
  let queue: Promise<unknown> = Promise.resolve()
  function offer(supergraphSdl: string): Promise<Offered> {
    newest += 1
    const own = newest
    const offered = queue.then(() => (own === newest && !life.signal.aborted ? reload(supergraphSdl) : 'outdated'))
    queue = offered
    return offered
  }

  return {
    current,
    offer,
    listener: {
      changed: (supergraphSdl) => void offer(supergraphSdl),
      unreadable: (problem) => turnDown(new SupergraphRefused('UNREADABLE', [problem])),
    },
    readiness: () => ({
      name: 'supergraph',
      id: generation.id,
      ok: !isRefused,
      isRequired: false,
      ...(isRefused ? { reason: 'a newer one was refused' } : {}),
    }),
    subgraphs: () => generation.subgraphs,
    dispose() {
      life.abort()
      generation.acquired.release()
    },
  }
}

function readOrRefuse<Result>(supergraphSdl: string, read: (sdl: string) => Result): Result {
  try {
    return read(supergraphSdl)
  } catch (error) {
    throw describeInvalid(supergraphSdl, error)
  }
}

function idOf(supergraphSdl: string): string {
  return createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 12)
}
