import { randomUUID } from 'node:crypto'

/** An id by which a client can name its request, and the log find it. */
export function newRequestId(): string {
  return randomUUID()
}
