import { readLimited } from '../federation/requests/read-limited.ts'
import { LIMITS } from '../limits/limits.ts'

/** The body of a request as text; null where it is larger than LIMITS.bodyBytes. */
export async function readBody(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > LIMITS.bodyBytes) return null
  return readLimited(request.body, LIMITS.bodyBytes, request.signal, { cancel: false })
}
