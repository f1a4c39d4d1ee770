/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. Ask for it
 * before anything is started: a signal that comes in the middle of a start is then kept until what was
 * started can be stopped in order. A process that another one supervises is also told by the end of that one.
 */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (isStopping) process.exit(130)
        isStopping = true
        resolve()
      })
    if (!process.channel) return
    process.once('disconnect', () => resolve())
    // It must not keep the process alive.
    process.channel.unref()
  })
}
