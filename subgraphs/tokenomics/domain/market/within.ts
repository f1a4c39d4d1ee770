import { SourceFailure } from '@chainlens/platform/sources'

/** The result of a source's work, or its failure as a value; TIMED_OUT after `timeoutMs`. Other errors are thrown on. */
export async function within<Result>(
  work: Promise<Result>,
  timeoutMs: number,
  source: string,
): Promise<Result | SourceFailure> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const reason = `no answer within ${timeoutMs} ms.`
    timer = setTimeout(() => reject(new SourceFailure({ code: 'TIMED_OUT', source, reason })), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    if (error instanceof SourceFailure) return error
    throw error
  } finally {
    clearTimeout(timer)
  }
}
