import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../telemetry/index.ts'

/** Closes something, and goes on after `limitMs` although it has not closed; what it throws is logged. */
export async function closeWithin(one: { close(): Promise<void> }, limitMs: number, logger: Logger): Promise<void> {
  const isOver = new AbortController()
  const closing = one.close().catch((error) => logger.warn({ err: error }, 'closing'))
  const limit = pause(limitMs, 'LATE', { signal: isOver.signal }).catch(() => {})
  if ((await Promise.race([closing, limit])) === 'LATE') logger.warn({ limitMs }, 'not closed in time')
  isOver.abort()
}
