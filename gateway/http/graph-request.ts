import type { HeaderReader } from '../identity/identity.ts'

/** A request to the graph, whatever server brought it. */
export interface GraphRequest {
  method: string
  headers: HeaderReader
  /** What stands behind the `?` of its address. */
  search: string
  /** As text. */
  body: string
  /** Address of the client, where it is known. */
  clientAddress: string | null
  /** Given to the client with the answer, and to the log. */
  requestId: string
  /** Aborts when the client goes. */
  signal: AbortSignal
}

/** A whole answer; its length and what all answers carry are added by who sends it. */
export interface GraphAnswer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
}

/** What every answer in JSON says of itself, unless the client asked for another type. */
export const JSON_TYPE = 'application/json; charset=utf-8'

/** An answer for servers that speak in Responses. */
export function toResponse({ status, headers, body }: GraphAnswer): Response {
  return new Response(body, { status, headers })
}
