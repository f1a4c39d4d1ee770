import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { untilAborted } from '@chainlens/platform/async'
import { ChainLensError } from '@chainlens/platform/errors'
import type { Calculation, NoCalculation } from './calculation.ts'

/** Evaluates expressions, one after the other. */
export interface Calculator {
  /** Throws CALCULATION_FAILED with what is wrong, and the signal's reason when it aborts. */
  calculate(expression: string, signal: AbortSignal): Promise<Calculation>
}

/** What one expression may take. */
const LIMIT_MS = 1_000
const MEMORY_MB = 128

/**
 * A calculator in a thread of its own, made with the first expression and kept: one that takes too long or too much
 * memory ends the thread and nothing else, and the next expression has a new one.
 */
export function createCalculator(limitMs = LIMIT_MS): Calculator {
  let kept: Promise<Worker> | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function start(): Promise<Worker> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      env: {},
    })
    // It alone keeps no process alive.
    worker.unref()
    await once(worker, 'message')
    return worker
  }

  async function run(expression: string, signal: AbortSignal): Promise<Calculation> {
    signal.throwIfAborted()
    kept ??= start()
    let worker: Worker
    try {
      worker = await kept
    } catch (error) {
      kept = null
      throw error
    }
    const limit = AbortSignal.timeout(limitMs)
    try {
      worker.postMessage(expression)
      const [answer] = await once(worker, 'message', { signal: AbortSignal.any([limit, signal]) })
      const calculation = answer as Calculation | NoCalculation
      if ('problem' in calculation) throw failed(calculation.problem)
      return calculation
    } catch (error) {
      if (error instanceof ChainLensError) throw error
      // It computes on, or it died: in both cases another begins afresh.
      kept = null
      await worker.terminate()
      signal.throwIfAborted()
      throw failed(limit.aborted ? `It takes longer than ${limitMs} ms.` : 'It takes too much memory.')
    }
  }

  return {
    calculate(expression, signal) {
      const calculation = turn.then(() => run(expression, signal))
      turn = calculation.catch(() => {})
      return untilAborted(calculation, signal)
    },
  }
}

function failed(message: string): ChainLensError {
  return new ChainLensError({ code: 'CALCULATION_FAILED', message })
}
