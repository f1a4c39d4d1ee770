import type { ClientErrorCode } from '@chainlens/platform/errors'
import { MASKED_MESSAGE } from '../errors/mask-error.ts'
import { type GraphAnswer, JSON_TYPE, toResponse } from './graph-request.ts'

/** A GraphQL answer with nothing but one error. */
export function refusal(
  status: number,
  code: ClientErrorCode | 'PERSISTED_QUERY_NOT_SUPPORTED',
  message: string,
  headers: Record<string, string> = {},
): GraphAnswer {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] })
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body }
}

/** The one answer to every credential that is not good, whatever is wrong with it. */
export function credentialRefusal(): GraphAnswer {
  const headers = { 'www-authenticate': 'Bearer' }
  return refusal(401, 'UNAUTHENTICATED', 'The access token is not valid. Sign in again.', headers)
}

/** The answer where something failed that should not have. */
export function unexpectedRefusal(requestId: string): GraphAnswer {
  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId }
  const body = JSON.stringify({ errors: [{ message: MASKED_MESSAGE, extensions }] })
  return { status: 500, headers: { 'content-type': JSON_TYPE }, body }
}

/** Closes the connection after it: what is still being sent on it would be taken for the next request. */
export function tooLargeRefusal(mostBytes: number): GraphAnswer {
  return refusal(413, 'BAD_USER_INPUT', `The request is larger than ${mostBytes} bytes.`, { connection: 'close' })
}

/** `refusal` for servers that speak in Responses. */
export function refuse(...given: Parameters<typeof refusal>): Response {
  return toResponse(refusal(...given))
}

/** `credentialRefusal` as a Response. */
export function refuseCredential(): Response {
  return toResponse(credentialRefusal())
}

/** `tooLargeRefusal` as a Response. */
export function refuseTooLarge(mostBytes: number): Response {
  return toResponse(tooLargeRefusal(mostBytes))
}
