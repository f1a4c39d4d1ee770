import type { Logger } from '@chainlens/platform/telemetry'

/**
 * Ends a process in order, and as it is where that takes longer than `limitMs`: whoever runs it would kill it then,
 * without a word. What it holds is taken over by others, as after a crash.
 */
export async function endWithin(
  dispose: () => Promise<void>,
  { limitMs, logger }: { limitMs: number; logger: Pick<Logger, 'error'> },
  exit: (code: number) => void = process.exit,
): Promise<void> {
  const limit = setTimeout(() => {
    logger.error({ limitMs }, 'the process ends as it is: it took too long to end in order')
    exit(1)
  }, limitMs)
  await dispose()
  clearTimeout(limit)
}
