import { setTimeout as wait } from 'node:timers/promises'
import type { ReconnectLimits } from './stream-limits.ts'

/** How long to wait before attempt `failures` (1 is the first): doubled each time, and spread by half. */
export function reconnectDelayMs(
  { firstDelayMs, longestDelayMs }: Pick<ReconnectLimits, 'firstDelayMs' | 'longestDelayMs'>,
  failures: number,
  random: () => number = Math.random,
): number {
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1))
  return full * (0.5 + random() / 2)
}

/** Waits; false where `signal` aborted before. */
export async function waitUnlessAborted(delayMs: number, signal: AbortSignal): Promise<boolean> {
  return wait(delayMs, true, { signal, ref: false }).catch(() => false)
}
