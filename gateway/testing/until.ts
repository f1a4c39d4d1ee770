import { setTimeout as wait } from 'node:timers/promises'

/** Waits until `isSo`; throws after 5 s. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 5_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not so after 5 s: ${isSo}`)
    await wait(5)
  }
}
