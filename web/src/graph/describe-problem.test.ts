import { CombinedGraphQLErrors, ServerError } from '@apollo/client'
import { expect, test } from 'vitest'
import { describeProblem } from './describe-problem.ts'

const graphError = (extensions: Record<string, unknown>) =>
  new CombinedGraphQLErrors({ errors: [{ message: 'As told', extensions }] } as never)
const httpError = (status: number, bodyText: string, headers: Record<string, string> = {}) =>
  new ServerError('x', { response: new Response('', { status, headers }), bodyText })

test('a failed fetch is being offline', () => {
  expect(describeProblem(new TypeError('Failed to fetch')).kind).toBe('offline')
})

test('a masked error keeps the request id to ask by', () => {
  expect(describeProblem(graphError({ code: 'INTERNAL_SERVER_ERROR', requestId: 'req_1' }))).toMatchObject({
    kind: 'server',
    message: 'As told',
    requestId: 'req_1',
  })
})

test('limits say how long to wait, from the graph or from the HTTP header', () => {
  const fromGraph = describeProblem(graphError({ code: 'RATE_LIMITED', retryAfterMs: 1500 }))
  expect(fromGraph).toMatchObject({ kind: 'rate-limited', retryAfterMs: 1500 })
  const fromHttp = describeProblem(httpError(429, 'slow down', { 'retry-after': '7' }))
  expect(fromHttp).toMatchObject({ kind: 'rate-limited', retryAfterMs: 7000 })
})

test('errors of a subscription and those in the body of an HTTP error are read alike', () => {
  const errors = [{ message: 'No', extensions: { code: 'UNAUTHENTICATED' } }]
  expect(describeProblem(errors).kind).toBe('unauthenticated')
  expect(describeProblem(httpError(401, JSON.stringify({ errors }))).kind).toBe('unauthenticated')
  expect(describeProblem(httpError(401, '')).kind).toBe('unauthenticated')
})

test('what the graph refuses is told from what fails in it', () => {
  expect(describeProblem(graphError({ code: 'QUERY_TOO_COMPLEX' })).kind).toBe('refused')
  expect(describeProblem(graphError({ code: 'SUBGRAPH_UNAVAILABLE' })).kind).toBe('server')
  expect(describeProblem(httpError(502, '<html>')).message).toContain('502')
})
