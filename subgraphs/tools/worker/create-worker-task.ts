import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { untilAborted } from '@chainlens/platform/async'
import { ChainLensError } from '@chainlens/platform/errors'

/** Work in a thread of its own, one piece after the other. */
export interface WorkerTask<Input, Output> {
  /** Throws WORK_STOPPED where it takes too long or too much memory, and the signal's reason when it aborts. */
  run(input: Input, signal: AbortSignal): Promise<Output>
}

/**
 * Work that strangers' input may blow up. The thread is made with the first piece and kept; a piece that takes too long
 * or too much memory ends the thread and nothing else, and the next has a new one.
 *
 * @param options.file a module that posts 'ready', then an answer for each message
 */
export function createWorkerTask<Input, Output>(options: {
  file: URL
  limitMs: number
  memoryMb: number
}): WorkerTask<Input, Output> {
  const { file, limitMs, memoryMb } = options
  let kept: Promise<Worker> | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function start(): Promise<Worker> {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, env: {} })
    // It alone keeps no process alive.
    worker.unref()
    await once(worker, 'message')
    return worker
  }

  async function run(input: Input, signal: AbortSignal): Promise<Output> {
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
      worker.postMessage(input)
      const [answer] = await once(worker, 'message', { signal: AbortSignal.any([limit, signal]) })
      return answer as Output
    } catch {
      // It works on, or it died: in both cases another begins afresh.
      kept = null
      await worker.terminate()
      signal.throwIfAborted()
      const why = limit.aborted ? `It takes longer than ${limitMs} ms.` : 'It takes too much memory.'
      throw new ChainLensError({ code: 'WORK_STOPPED', message: why })
    }
  }

  return {
    run(input, signal) {
      const piece = turn.then(() => run(input, signal))
      turn = piece.catch(() => {})
      return untilAborted(piece, signal)
    },
  }
}
