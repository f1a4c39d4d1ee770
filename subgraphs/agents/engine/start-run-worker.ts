import { isTransient } from '@chainlens/platform/errors'
import type { Lifetime } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import { claimRun } from './claim-run.ts'
import type { Engine } from './engine.ts'
import { executeRun } from './execute-run.ts'
import { extendLeases } from './extend-leases.ts'
import type { HeldRun } from './held-run.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { releaseRun } from './release-run.ts'
import { RunInterruption } from './run-interruption.ts'
import type { RunPlace, RunPlaces } from './run-place.ts'
import { RUN_QUEUED_TOPIC, RUN_STOP_TOPIC } from './run-topics.ts'
import { sweepRuns } from './sweep-runs.ts'
import { observeRun } from './telemetry/observe-run.ts'
import { whenDatabaseIsBack } from './when-database-is-back.ts'

interface Hold {
  run: HeldRun
  control: AbortController
  /** By this process' own clock. */
  renewedAt: number
  done: Promise<void>
}

/**
 * Takes waiting runs and executes them, until disposed: then each that runs here is given back at its next checkpoint,
 * and what has not come to one when the grace is over (`drain.runGraceMs`; 0: at once) as it is.
 * Several workers share the runs by leases in the database; a wake only makes them look sooner.
 */
export async function startRunWorker(
  engine: Engine,
  options: { concurrency?: number } = {},
): Promise<Lifetime & RunPlaces> {
  const { database, platform } = engine
  const { logger, pubsub } = platform
  const { leaseMs } = platform.config
  const concurrency = options.concurrency ?? platform.config.workers.runs
  const workerId = newId()
  const held = new Map<string, Hold>()
  /** Places that are kept for runs of which it is not known yet whether they will be stored. */
  const kept = new Set<Promise<void>>()
  const ending = new AbortController()

  const claims = repeat(async () => {
    while (hasRoom()) {
      const claimedAt = performance.now()
      const run = await claimRun(database, { workerId, leaseMs, mostLosses: engine.limits.losses })
      if (!run) return
      hold(run, claimedAt)
    }
  })

  function hasRoom(): boolean {
    return !ending.signal.aborted && held.size + kept.size < concurrency
  }

  function hold(run: HeldRun, claimedAt: number): void {
    const control = new AbortController()
    const done = execute(run, control).finally(() => {
      held.delete(run.id)
      claims.ask()
    })
    held.set(run.id, { run, control, renewedAt: claimedAt, done })
  }

  function keep(): RunPlace | null {
    if (!hasRoom()) return null
    const keptAt = performance.now()
    const { promise, resolve } = Promise.withResolvers<void>()
    const settle = () => {
      kept.delete(promise)
      resolve()
    }
    kept.add(promise)
    return {
      workerId,
      leaseMs,
      take(run) {
        settle()
        hold(run, keptAt)
      },
      leave() {
        settle()
        // Another may have waited for it.
        claims.ask()
      },
    }
  }

  /** Extends the leases, and lets go what the database says another has. */
  const beats = repeat(async () => {
    // One that was let go may still wait for the database: its lease must run out, or it were nobody's for longer.
    const holds = [...held.values()].filter(({ control }) => !isLost(control.signal))
    if (holds.length === 0) return
    const sentAt = performance.now()
    const kept = await extendLeases(database, { runs: holds.map(({ run }) => run), leaseMs }).catch((error) => {
      // A database that comes back in time finds the runs where they are.
      setTimeout(beats.ask, leaseMs / 20).unref()
      throw error
    })
    for (const one of holds) {
      const lease = kept.get(one.run.id)
      if (!lease) one.control.abort(new RunInterruption('LOST'))
      else if (lease.isStopRequested) one.control.abort(new RunInterruption('STOPPED'))
      one.renewedAt = sentAt
    }
  })

  const sweeps = repeat(async () => {
    await sweepRuns(engine, [...held.keys()])
    claims.ask()
  })

  /** Lets go what another may have by this process' own clock, and asks for a beat. */
  function watch(): void {
    for (const { control, renewedAt } of held.values())
      if (performance.now() - renewedAt > leaseMs) control.abort(new RunInterruption('LOST'))
    beats.ask()
  }

  async function execute(run: HeldRun, control: AbortController): Promise<void> {
    try {
      // What was asked of a model or a tool goes on while it ends: to wait for it is cheaper than to ask again.
      await observeRun(platform, run, () => executeRun(engine, run, control, ending.signal))
      const { reason } = control.signal
      if (!(reason instanceof RunInterruption) || reason.kind === 'STOPPED') return
      // Lost by this process' own clock, it may be nobody's yet; where another has it, this changes nothing.
      await giveBack(run)
    } catch (error) {
      logger.error({ err: error, runId: run.id, attempt: run.attempt }, 'run was dropped')
      // Otherwise, or where that fails too, the lease runs out, and another worker goes on.
      if (isTransient(error)) await giveBack(run).catch(() => {})
    }
  }

  async function giveBack(run: HeldRun): Promise<void> {
    await whenDatabaseIsBack(() => releaseRun(database, run))
    await pubsub.publish(RUN_QUEUED_TOPIC, { runId: run.id }).catch(() => {})
  }

  function isLost({ reason }: AbortSignal): boolean {
    return reason instanceof RunInterruption && reason.kind === 'LOST'
  }

  function repeat(work: () => Promise<void>) {
    return oneAtATime(work, (error) => logger.warn({ err: error }, 'run worker'))
  }

  const stop = ({ runId }: { runId: string }) => held.get(runId)?.control.abort(new RunInterruption('STOPPED'))
  const subscriptions = await Promise.all([
    pubsub.subscribe(RUN_QUEUED_TOPIC, claims.ask, {}),
    pubsub.subscribe(RUN_STOP_TOPIC, stop, {}),
  ])
  const wakes = await platform.jobs.work('agent-runs', { wake: async () => claims.ask() })
  const watching = setInterval(watch, leaseMs / 3)
  const sweeping = setInterval(sweeps.ask, leaseMs / 4)
  sweeps.ask()

  return {
    keep,
    async dispose() {
      ending.abort()
      clearInterval(sweeping)
      await Promise.all([claims.end(), sweeps.end()])
      await Promise.all(kept)
      const holds = [...held.values()]
      const giveBack = () => {
        for (const { control } of holds) control.abort(new RunInterruption('HANDED_OVER'))
      }
      // Until then the leases are kept, and whoever asked can still stop their run.
      const grace = setTimeout(giveBack, platform.config.drain.runGraceMs ?? 0)
      if (!platform.config.drain.runGraceMs) giveBack()
      await Promise.all(holds.map(({ done }) => done))
      clearTimeout(grace)
      clearInterval(watching)
      for (const subscription of subscriptions) pubsub.unsubscribe(subscription)
      await beats.end()
      await wakes.dispose()
    },
  }
}
