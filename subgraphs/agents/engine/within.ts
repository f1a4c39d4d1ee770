/** Something took longer than it may. */
export class TimeLimitError extends Error {
  constructor(timeoutMs: number) {
    super(`There was no answer within ${timeoutMs} ms.`)
    this.name = 'TimeLimitError'
  }
}

/**
 * What `promise` gives, unless the signal aborts (throws its reason) or the time runs out (throws
 * TimeLimitError) first. For work that may not heed a signal itself.
 */
export function within<Result>(
  promise: Promise<Result>,
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = () => settle(() => reject(signal.reason))
    const timer = setTimeout(() => settle(() => reject(new TimeLimitError(timeoutMs))), timeoutMs)
    function settle(how: () => void): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      how()
    }
    signal.addEventListener('abort', onAbort)
    promise.then(
      (result) => settle(() => resolve(result)),
      (error) => settle(() => reject(error)),
    )
    if (signal.aborted) onAbort()
  })
}
