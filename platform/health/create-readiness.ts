import type { Dependency } from './dependency.ts'
import type { ProcessLife } from './process-life.ts'

/** How a process stands, as /readyz tells it. */
export interface ReadinessReport {
  /** ready: all is there. degraded: what is missing is not required. ending: it was told to end. */
  status: 'ready' | 'degraded' | 'not ready' | 'ending'
  dependencies: { name: string; ok: boolean; since: string; id?: string; reason?: string }[]
}

/** Answers /readyz: 200 where all that is required is there, 503 otherwise. */
export type AnswerReadiness = () => Promise<Response>

/**
 * Asks by `check` each time, and remembers since when each dependency has been as it is (as far as anyone asked). A
 * process that ends (`life`) is not ready whatever it leans on, and asks nobody.
 */
export function createReadiness(
  check: () => Promise<readonly Dependency[]>,
  life: Pick<ProcessLife, 'isLeaving'> = { isLeaving: false },
  now: () => Date = () => new Date(),
): AnswerReadiness {
  const known = new Map<string, { ok: boolean; since: string }>()

  function sinceOf({ name, ok }: Dependency): string {
    const before = known.get(name)
    if (before?.ok === ok) return before.since
    const since = now().toISOString()
    known.set(name, { ok, since })
    return since
  }

  return async () => {
    if (life.isLeaving) {
      const report: ReadinessReport = { status: 'ending', dependencies: [] }
      return Response.json(report, { status: 503, headers: { 'cache-control': 'no-store' } })
    }
    const found = await check()
    const missing = found.filter(({ ok }) => !ok)
    const isReady = missing.every(({ isRequired }) => isRequired === false)
    const report: ReadinessReport = {
      status: missing.length === 0 ? 'ready' : isReady ? 'degraded' : 'not ready',
      dependencies: found.map((dependency) => {
        const { name, ok, id, reason } = dependency
        const more = { ...(id === undefined ? {} : { id }), ...(reason === undefined ? {} : { reason }) }
        return { name, ok, since: sinceOf(dependency), ...more }
      }),
    }
    return Response.json(report, { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } })
  }
}
