import { setTimeout as pause } from 'node:timers/promises'

/** Connections that are told in a second, where all would be told sooner than they have to: a replacement can take as many. */
const PER_SECOND = 200

/**
 * Does something to each of many connections, in an order of chance, evenly over a time that grows with their number
 * and is `longestMs` at most: those who come back then don't come all at once.
 */
export async function spreadOut<One>(
  all: readonly One[],
  longestMs: number,
  act: (one: One) => void,
  random: () => number = Math.random,
): Promise<void> {
  const spanMs = Math.min(longestMs, (all.length / PER_SECOND) * 1_000)
  const began = performance.now()
  const planned = all.map((one) => ({ one, atMs: spanMs * random() })).sort((a, b) => a.atMs - b.atMs)
  for (const { one, atMs } of planned) {
    const leftMs = began + atMs - performance.now()
    // Timers are no finer than that.
    if (leftMs >= 1) await pause(leftMs)
    act(one)
  }
}
