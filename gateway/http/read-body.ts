import { readLimited } from '../federation/requests/read-limited.ts'

/** The body of a request as text; null where it is larger than `mostBytes`. */
export async function readBody(request: Request, mostBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null
  return readLimited(request.body, mostBytes, request.signal, { cancel: false })
}
