import { untilAborted } from '../async/index.ts'

/**
 * The body of a request as text; null as soon as it has more than `maxBytes`. The rest is then left
 * unread rather than refused, which would cut the connection that the answer needs.
 */
export async function readBody(request: Request, maxBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null
  if (!request.body) return ''
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await untilAborted(reader.read(), request.signal)
    if (done) return Buffer.concat(chunks).toString('utf8')
    bytes += value.byteLength
    if (bytes > maxBytes) return null
    chunks.push(value)
  }
}
