/**
 * Milliseconds of processor time that `work` takes, of the cheapest of several tries: what others do on the machine,
 * a garbage collection or a compilation does not count. Tries until one is below `enoughMs`, twelve times at most.
 *
 * @param work gets the number of the try, so that it can do something new each time: answers may be kept
 */
export async function cheapest(work: (attempt: number) => Promise<unknown>, enoughMs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < MOST_TRIES && least >= enoughMs; attempt += 1) {
    const start = process.cpuUsage()
    await work(attempt)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}

const MOST_TRIES = 12
