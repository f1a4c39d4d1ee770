/** Half a second at first, doubling to fifteen, each spread by half so that many pages don't come back as one. */
export function retryDelay(failures: number, random: () => number = Math.random): number {
  const delay = Math.min(500 * 2 ** Math.max(failures - 1, 0), 15_000)
  return delay * (0.5 + random() / 2)
}
