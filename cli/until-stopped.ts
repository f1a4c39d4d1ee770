/** Waits for SIGINT or SIGTERM and stops in order; a second signal ends the process at once. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (isStopping) process.exit(130)
        isStopping = true
        resolve()
      })
  })
  await stop()
}

let isStopping = false
