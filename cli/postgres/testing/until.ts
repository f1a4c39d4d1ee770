import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for a condition, as long as the test may take. */
export async function until(condition: () => unknown): Promise<void> {
  while (!(await condition())) await sleep(10)
}
