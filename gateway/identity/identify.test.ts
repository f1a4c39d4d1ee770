import { IDENTITY_HEADER, signInternalIdentity } from '@chainlens/platform/auth'
import { askGraph } from '@chainlens/platform/service'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'
import { createTestSignIns } from '../testing/test-sign-ins.ts'

describe('identity over HTTP', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await createTestGateway()
  })
  afterEach(() => test.dispose())

  it('is that of the access token', async () => {
    const { token } = await test.signIns.sign({ userId: '00000000-0000-4000-8000-000000000002' })
    expect((await test.ask('{ viewer { name } }', { token })).data.viewer.name).toBe('Grace')
  })

  it('is nobody without one', async () => {
    const { status, data } = await test.ask('{ viewer { id } }')
    expect([status, data]).toEqual([200, { viewer: null }])
  })

  it('is refused with one and the same answer, whatever is wrong with the token', async () => {
    const [old, revoked] = [await test.signIns.sign({ seconds: -30 }), await test.signIns.sign()]
    const stranger = await (await createTestSignIns()).sign()
    await test.platform.pubsub.publish('sign-in.revoked', { signInId: revoked.signInId })
    const values = [old.token, revoked.token, stranger.token, `${revoked.token}x`, 'abc', '', 'a b'].map(
      (token) => `Bearer ${token}`,
    )
    const answers = await Promise.all(
      [...values, 'Basic YTpi', revoked.token].map((authorization) =>
        test.ask('{ viewer { id } }', { headers: { authorization } }),
      ),
    )
    for (const { status, text } of answers) {
      expect(status).toBe(401)
      expect(text).toBe(answers[0]?.text)
    }
    expect(answers[0]?.errors?.[0].extensions).toEqual({ code: 'UNAUTHENTICATED' })
    expect(test.requests.filter(({ path }) => path === '/graphql')).toEqual([])
  })

  it('ends with the sign-out, for the next request already', async () => {
    const { token } = await test.signIns.sign()
    expect((await test.ask('mutation { signOut }', { token })).data).toEqual({ signOut: true })
    expect((await test.ask('{ viewer { id } }', { token })).status).toBe(401)
  })

  it('of a service of ours is the principal that it signs, for the body that it signs', async () => {
    const principal = {
      userId: '00000000-0000-4000-8000-000000000003',
      role: 'USER',
      scopes: ['*'],
      signInId: null,
      runId: null,
    } as const
    const as = { principal: { ...principal, scopes: ['*'] } }
    const asked = await askGraph(test.platform, {
      issuer: 'agents',
      query: '{ viewer { name } }',
      as,
      timeoutMs: 5_000,
    })
    expect(asked).toEqual({ data: { viewer: { name: 'Edsger' } }, errors: [] })
    const sign = (audience: string, body: string) =>
      signInternalIdentity(test.platform.keys.internalIdentity, {
        issuer: 'agents',
        audience,
        principal: as.principal,
        requestId: 'r',
        body,
      })
    const forged = [await sign('gateway', '{}'), await sign('users', '{"query":"{ viewer { id } }"}'), 'abc', '']
    for (const identity of forged) {
      const { status } = await test.ask('{ viewer { id } }', { headers: { [IDENTITY_HEADER]: identity } })
      expect(status).toBe(401)
    }
  })

  it('can not be told while users has never been there, and says so', async () => {
    test.instead.set('users/.well-known/jwks.json', async () => new Response('no', { status: 500 }))
    const { token } = await test.signIns.sign()
    const { status, errors } = await test.ask('{ viewer { id } }', { token })
    expect([status, errors?.[0].extensions.code]).toEqual([503, 'SUBGRAPH_UNAVAILABLE'])
  })
})
