/** Whether something happened before the time was over, or nobody waited for it any more. */
export async function happenedWithin(
  happened: Promise<unknown>,
  { withinMs, signal }: { withinMs: number; signal: AbortSignal },
): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const onEnd = () => resolve(false)
  const timer = setTimeout(onEnd, withinMs)
  signal.addEventListener('abort', onEnd)
  if (signal.aborted) onEnd()
  try {
    return await Promise.race([happened.then(() => true), promise])
  } finally {
    signal.removeEventListener('abort', onEnd)
    clearTimeout(timer)
  }
}
