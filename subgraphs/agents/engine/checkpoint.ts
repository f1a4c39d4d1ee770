import type { RunContext } from './run-context.ts'
import { RunInterruption } from './run-interruption.ts'

/**
 * Where nothing that was done would have to be done again elsewhere: a process that is leaving gives the run back here.
 * Throws the signal's reason, and RunInterruption HANDED_OVER.
 */
export function checkpoint({ signal, leaving }: Pick<RunContext, 'signal' | 'leaving'>): void {
  signal.throwIfAborted()
  if (leaving.aborted) throw new RunInterruption('HANDED_OVER')
}
