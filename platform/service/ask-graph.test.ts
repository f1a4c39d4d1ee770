import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import { IDENTITY_HEADER, verifyInternalIdentity } from '../auth/index.ts'
import { askGraph, callRoute } from './index.ts'

let test: TestPlatform
beforeEach(async () => {
  test = await createTestPlatform()
})
afterEach(() => test.dispose())

const never = () => Promise.withResolvers<Response>().promise
const input = { issuer: 'agents', query: '{ a }', as: { accessToken: 't' }, timeoutMs: 20_000 }

describe('askGraph', () => {
  const answerWith = (answer: () => Response | Promise<Response>) =>
    test.graphs.set('gateway.test', async () => answer())

  it('gives data beside errors, as the graph does', async () => {
    const errors = [{ message: 'm', path: ['a', 0], extensions: { code: 'FORBIDDEN' }, locations: [] }]
    answerWith(() => Response.json({ data: { a: null }, errors }))
    const { data, errors: read } = await askGraph(test.platform, input)
    expect(data).toEqual({ a: null })
    expect(read).toMatchObject([{ message: 'm', extensions: { code: 'FORBIDDEN' } }])
    answerWith(() => Response.json({ errors }, { status: 401 }))
    expect((await askGraph(test.platform, input)).data).toBeNull()
  })

  it('asks with the token, or as a signed principal', async () => {
    const principal = { userId: 'u1', role: 'USER' as const, scopes: ['*'], signInId: null, runId: null }
    test.graphs.set('gateway.test', async (request) => {
      const token = request.headers.get(IDENTITY_HEADER)
      const body = await request.text()
      const key = test.platform.keys.internalIdentity
      const identity = await verifyInternalIdentity(key, { token, audience: 'gateway', body })
      return Response.json({
        data: { bearer: request.headers.get('authorization'), user: identity?.principal?.userId },
      })
    })
    expect((await askGraph(test.platform, input)).data).toEqual({ bearer: 'Bearer t' })
    const asked = await askGraph(test.platform, { ...input, as: { principal } })
    expect(asked.data).toEqual({ bearer: null, user: 'u1' })
  })

  it.each(['', 'oops', '{}', '[]', 'null', '{"data":1}', '{"errors":"x"}', '{"errors":[{}]}'])(
    'finds no answer in %j',
    async (text) => {
      answerWith(() => new Response(text))
      await expect(askGraph(test.platform, input)).rejects.toMatchObject({ code: 'GRAPH_UNREACHABLE', retryable: true })
    },
  )

  it('tells a graph that is not there from one that is slow', async () => {
    await expect(askGraph(test.platform, input)).rejects.toMatchObject({ code: 'GRAPH_UNREACHABLE' })
    answerWith(never)
    const asked = askGraph(test.platform, { ...input, timeoutMs: 20 })
    await expect(asked).rejects.toMatchObject({
      code: 'GRAPH_TIMED_OUT',
      message: 'The graph did not answer within 20 ms.',
    })
  })

  it('stops at once when its caller leaves, with the reason that the caller gave', async () => {
    const leaving = new AbortController()
    const arrived = Promise.withResolvers<void>()
    answerWith(() => {
      arrived.resolve()
      return never()
    })
    const asked = askGraph(test.platform, { ...input, signal: leaving.signal })
    await arrived.promise
    leaving.abort(new Error('stopped'))
    await expect(asked).rejects.toThrow('stopped')
  })
})

describe('callRoute', () => {
  const call = { issuer: 'agents', subgraph: 'users', path: '/internal/x?y=1', body: { a: 1 }, timeoutMs: 20_000 }

  it('posts to the route of a subgraph as the service itself', async () => {
    test.graphs.set('users.test', async (request) => {
      const body = await request.text()
      const token = request.headers.get(IDENTITY_HEADER)
      const key = test.platform.keys.internalIdentity
      const identity = await verifyInternalIdentity(key, { token, audience: 'users', body })
      return Response.json(
        { url: request.url, body, issuer: identity?.issuer, principal: identity?.principal },
        { status: 409 },
      )
    })
    const response = await callRoute(test.platform, call)
    expect(response.status).toBe(409)
    const url = 'http://users.test/internal/x?y=1'
    expect(await response.json()).toEqual({ url, body: '{"a":1}', issuer: 'agents', principal: null })
  })

  it('ends with its time, and with its caller', async () => {
    test.graphs.set('users.test', never)
    await expect(callRoute(test.platform, { ...call, timeoutMs: 20 })).rejects.toMatchObject({ name: 'TimeoutError' })
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(callRoute(test.platform, { ...call, signal })).rejects.toThrow('stopped')
  })
})
