import { untilAborted } from '@chainlens/platform/async'

/**
 * The text of a body; null where it has more than `maxBytes`, the rest of which is not read.
 *
 * @param options.cancel false: a sender that sends too much is not cut off, so that it can still be answered
 */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
  options: { cancel: boolean } = { cancel: true },
): Promise<string | null> {
  if (!body) return ''
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal)
      if (done) return Buffer.concat(chunks).toString('utf8')
      bytes += value.byteLength
      if (bytes > maxBytes) return null
      chunks.push(value)
    }
  } finally {
    // After the last chunk this does nothing; before it, it tells the sender to stop.
    if (options.cancel) void reader.cancel().catch(() => {})
  }
}
