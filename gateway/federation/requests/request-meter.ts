import type { Metrics } from '@chainlens/platform/metrics'
import type { SubgraphCall } from './subgraph-transport.ts'

/** Counts what goes to one subgraph. */
export interface RequestMeter {
  /** A request goes. */
  asked(call: SubgraphCall): void
  /** It goes a second time. */
  retried(): void
  /** Somebody was given the answer of a request that was on its way already. */
  shared(): void
  /** So many more (or fewer) wait in line. */
  waits(change: number): void
  /** A request ended. */
  ended(outcome: string, durationMs: number, isBreakerOpen: boolean): void
}

/** Builds it. Labels are looked up once, not for every request. */
export function createRequestMeter(metrics: Metrics, subgraph: string): RequestMeter {
  const seconds = metrics.subgraphSeconds.labels({ subgraph })
  const askers = metrics.subgraphAskers.labels({ subgraph })
  const representations = metrics.subgraphRepresentations.labels({ subgraph })
  const retries = metrics.subgraphRetries.labels({ subgraph })
  const joined = metrics.subgraphShared.labels({ subgraph })
  const waiting = metrics.subgraphWaiting.labels({ subgraph })
  const breaker = metrics.breakers.labels({ subgraph })
  const ok = metrics.subgraphRequests.labels({ subgraph, outcome: 'ok' })
  return {
    asked(call) {
      if (!call.representations) return
      askers.observe(call.askers)
      representations.observe(call.representations.json.length)
    },
    retried: () => retries.inc(),
    shared: () => joined.inc(),
    waits: (change) => waiting.inc(change),
    ended(outcome, durationMs, isBreakerOpen) {
      if (outcome === 'ok') ok.inc()
      else metrics.subgraphRequests.inc({ subgraph, outcome })
      seconds.observe(durationMs / 1000)
      breaker.set(isBreakerOpen ? 1 : 0)
    },
  }
}
