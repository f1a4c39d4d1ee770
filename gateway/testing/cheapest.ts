/**
 * Milliseconds of processor time that `work` takes, of the cheapest of several tries after one to warm up: what
 * others do on the machine, a garbage collection or a compilation does not count.
 *
 * @param work gets the number of the try, so that it can do something new each time: answers may be kept
 */
export async function cheapest(work: (attempt: number) => Promise<unknown>, tries = 5): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt <= tries; attempt += 1) {
    const start = process.cpuUsage()
    await work(attempt)
    const { user, system } = process.cpuUsage(start)
    if (attempt > 0) least = Math.min(least, (user + system) / 1_000)
  }
  return least
}
