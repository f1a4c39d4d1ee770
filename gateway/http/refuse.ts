import type { ClientErrorCode } from '@chainlens/platform/errors'
import { MASKED_MESSAGE } from '../errors/mask-error.ts'

/** A GraphQL answer with nothing but one error. */
export function refuse(status: number, code: ClientErrorCode, message: string): Response {
  return Response.json({ errors: [{ message, extensions: { code } }] }, { status })
}

/** The one answer to every credential that is not good, whatever is wrong with it. */
export function refuseCredential(): Response {
  const response = refuse(401, 'UNAUTHENTICATED', 'The access token is not valid. Sign in again.')
  response.headers.set('www-authenticate', 'Bearer')
  return response
}

/** The answer where something failed that should not have. */
export function refuseUnexpected(requestId: string): Response {
  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId }
  return Response.json({ errors: [{ message: MASKED_MESSAGE, extensions }] }, { status: 500 })
}

/** Closes the connection after it: what is still being sent on it would be taken for the next request. */
export function refuseTooLarge(): Response {
  const response = refuse(413, 'BAD_USER_INPUT', 'The request is larger than 1 MB.')
  response.headers.set('connection', 'close')
  return response
}
