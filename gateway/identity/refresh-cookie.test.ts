import { IDENTITY_HEADER, signRefreshCookie } from '@chainlens/platform/auth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'

const SIGN_IN = 'mutation { signIn(input: { name: "a", useCookie: true }) { id } }'
const OURS = 'http://gateway.test'

describe('the refresh cookie', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await createTestGateway()
  })
  afterEach(() => test.dispose())

  it('is set as users orders, for scripts unreadable and for /graphql alone', async () => {
    const { headers, text } = await test.ask(SIGN_IN)
    const [cookie, ...others] = headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(
      /^chainlens_refresh=refresh\.token_1; Path=\/graphql; Max-Age=3[56]\d\d; HttpOnly; SameSite=Strict$/,
    )
    expect(text).not.toContain('refresh.token_1')
    expect(text).not.toContain('extensions')
  })

  it('is for https alone in production and behind an https address', async () => {
    for (const config of [{ environment: 'production' as const }, { publicUrl: 'https://chainlens.example' }]) {
      const secure = await createTestGateway({ config })
      const { headers } = await secure.ask(SIGN_IN)
      expect(headers.getSetCookie()[0]).toContain('; Secure')
      await secure.dispose()
    }
  })

  it('is cleared at sign-out', async () => {
    const { token } = await test.signIns.sign()
    const { headers } = await test.ask('mutation { signOut }', { token })
    expect(headers.getSetCookie()).toEqual(['chainlens_refresh=; Path=/graphql; Max-Age=0; HttpOnly; SameSite=Strict'])
  })

  it('goes to users with mutations, and to nobody else', async () => {
    const headers = { cookie: 'a=b; chainlens_refresh=secret; c=d', origin: OURS }
    expect((await test.ask('mutation { refresh }', { headers })).data.refresh).toBe('secret')
    await test.ask('mutation { stop(id: "7") { id session { agent { owner { name } } } } }', { headers })
    await test.ask('{ viewer { id } run(id: "7") { id } }', { headers })
    const identities = test.requests.map(({ headers, body }) => {
      const [, payload = ''] = headers.get(IDENTITY_HEADER)?.split('.') ?? []
      return { body, refreshToken: payload && JSON.parse(Buffer.from(payload, 'base64url').toString()).refreshToken }
    })
    const carrying = identities.filter(({ refreshToken }) => refreshToken)
    expect(carrying.map(({ body }) => JSON.parse(body).query)).toEqual(['mutation{refresh}'])
  })

  it('is set on no order but one that users signed, for a mutation', async () => {
    const signed = await signRefreshCookie(test.platform.keys.internalIdentity, { clear: true })
    const forged = 'eyJhbGciOiJIUzI1NiJ9.e30.x'
    const orders: [subgraph: string, query: string, setRefreshCookie: string, isTaken: boolean][] = [
      ['users', 'mutation { count }', signed, true],
      ['users', 'mutation { count }', forged, false],
      ['agents', 'mutation { stop(id: "7") { id } }', signed, false],
      // An answer to a query may be many people's.
      ['users', '{ echo }', signed, false],
    ]
    for (const [subgraph, query, setRefreshCookie, isTaken] of orders) {
      const data = { stop: { id: '7' }, echo: 'x', count: 1 }
      test.instead.set(subgraph, async () => Response.json({ data, extensions: { setRefreshCookie } }))
      const { headers, text } = await test.ask(query)
      expect(headers.getSetCookie()).toHaveLength(isTaken ? 1 : 0)
      expect(text).not.toContain('setRefreshCookie')
    }
  })

  it('refuses a request of another site that carries it, and sets none for one', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://gateway.test:81',
      'https://gateway.test.evil.example',
      'http://gateway.test@evil.example',
    ]) {
      const { status, errors } = await test.ask('mutation { refresh }', {
        headers: { cookie: 'chainlens_refresh=secret', origin },
      })
      expect([status, errors?.[0].extensions.code]).toEqual([403, 'FORBIDDEN'])
      expect((await test.ask(SIGN_IN, { headers: { origin } })).headers.getSetCookie()).toEqual([])
    }
    expect(test.requests.some(({ body }) => body.includes('refresh}'))).toBe(false)
  })

  it('is taken from pages at the public address where a proxy changes the host', async () => {
    const proxied = await createTestGateway({ config: { publicUrl: 'https://chainlens.example/app' } })
    const headers = { cookie: 'chainlens_refresh=secret', origin: 'https://chainlens.example' }
    expect((await proxied.ask('mutation { refresh }', { headers })).data.refresh).toBe('secret')
    await proxied.dispose()
  })
})
