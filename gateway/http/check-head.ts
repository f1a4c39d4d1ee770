import type { HeaderReader } from '../identity/identity.ts'
import type { GraphAnswer } from './graph-request.ts'
import { refusal } from './refuse.ts'

/** Types that a form of another site can send, without the browser asking first whether it may. */
const OF_FORMS = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])

/** Headers that no form can send. */
const BEYOND_FORMS = ['apollo-require-preflight', 'x-apollo-operation-name']

/**
 * What is wrong with a request to /graphql before its body is read; null: nothing. A POST is JSON in UTF-8; a GET
 * shows by a header that it comes from a program and not from a tag of another site.
 */
export function checkHead(method: string, headers: HeaderReader): GraphAnswer | null {
  if (method !== 'POST' && method !== 'GET')
    return refusal(405, 'BAD_USER_INPUT', 'Ask by POST.', { allow: 'GET, POST' })
  const given = headers.get('content-type')
  // As nearly everybody writes it.
  if (given === 'application/json') return null
  const [type = '', ...parameters] = (given ?? '').split(';').map((part) => part.trim().toLowerCase())
  if (type === 'application/json')
    return parameters.every(isUtf8) ? null : refusal(415, 'BAD_USER_INPUT', 'Send UTF-8.')
  if (method === 'GET' && given === null)
    return BEYOND_FORMS.some((name) => headers.get(name)) ? null : refusal(400, 'BAD_USER_INPUT', WHY_A_HEADER)
  if (method === 'POST' && OF_FORMS.has(type)) return refusal(400, 'BAD_USER_INPUT', WHY_JSON)
  return refusal(415, 'BAD_USER_INPUT', 'Send application/json in UTF-8.')
}

const WHY_A_HEADER =
  'A GET needs the header `apollo-require-preflight`, with any value: without it, a page of another site could have sent it.'
const WHY_JSON =
  'Send the body as `content-type: application/json`: a page of another site could have sent it as what it says it is.'

function isUtf8(parameter: string): boolean {
  const charset = /^charset\s*=\s*"?([^"\s]*)/.exec(parameter)?.[1]
  return charset === undefined || charset === 'utf-8' || charset === 'utf8'
}
