import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { follow, openSession, send } from '../support/conversation.ts'
import { post, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

let system: System
beforeAll(async () => {
  // Long enough for every test here, short enough to see a token run out.
  system = await startSystem({ CHAINLENS_ACCESS_TOKEN_SECONDS: '8' })
})
afterAll(() => system?.dispose())

const VIEWER = '{ viewer { id name email role emailVerified } }'
const REFRESH = `mutation ($input: RefreshTokensInput!) {
  refreshTokens(input: $input) { tokens { accessToken refreshToken } userErrors { code } }
}`
const LOG_OUT = 'mutation { logOut { userErrors { code } } }'
const LOG_IN = `mutation ($input: LogInInput!) {
  logIn(input: $input) { tokens { accessToken refreshToken } mfaRequired userErrors { code } }
}`

describe('signing in', () => {
  it('gives the account; without it there is no viewer', async () => {
    const person = await signIn(system)
    expect((await person.post(VIEWER)).data.viewer).toMatchObject({
      name: 'Demo',
      email: 'demo@chainlens.local',
      role: 'USER',
    })
    expect((await post(system.url, VIEWER)).data.viewer).toBeNull()
    await person.dispose()
  })

  it.each([
    ['a wrong password', 'demo@chainlens.local', 'not the password'],
    ['an unknown address', 'nobody@chainlens.local', 'not the password'],
  ])('with %s is refused in the same words', async (_case, email, password) => {
    const { data } = await post(system.url, LOG_IN, { input: { email, password } })
    expect(data.logIn).toEqual({ tokens: null, mfaRequired: false, userErrors: [{ code: 'INVALID_CREDENTIALS' }] })
  })

  it('into a browser keeps the refresh token in an HttpOnly cookie', async () => {
    const input = { email: 'demo@chainlens.local', password: system.demoPassword, useCookie: true }
    const { data, headers } = await post(system.url, LOG_IN, { input })
    expect(data.logIn.tokens.refreshToken).toBeNull()
    const cookie = headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^chainlens_refresh=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Strict/i)
    const sent = { cookie: cookie.split(';')[0] ?? '', origin: system.url }
    const refreshed = await post(system.url, REFRESH, { input: {} }, sent)
    expect(refreshed.data.refreshTokens.tokens.accessToken).toBeTruthy()
    expect(refreshed.data.refreshTokens.tokens.refreshToken).toBeNull()
    expect(refreshed.headers.getSetCookie()[0]).not.toBe(cookie)
  })
})

describe('refresh tokens', () => {
  it('are good once; a used one ends the whole family', async () => {
    const person = await signIn(system)
    const first = await post(system.url, REFRESH, { input: { refreshToken: person.refreshToken } })
    const next = first.data.refreshTokens.tokens
    expect(next.refreshToken).not.toBe(person.refreshToken)
    const again = await post(system.url, REFRESH, { input: { refreshToken: person.refreshToken } })
    expect(again.data.refreshTokens).toEqual({ tokens: null, userErrors: [{ code: 'INVALID_REFRESH_TOKEN' }] })
    const family = await post(system.url, REFRESH, { input: { refreshToken: next.refreshToken } })
    expect(family.data.refreshTokens.tokens).toBeNull()
    await person.dispose()
  })
})

describe('signing out', () => {
  it('is effective at once over HTTP, for refresh tokens and on open sockets', async () => {
    const person = await signIn(system)
    const authorization = `Bearer ${person.accessToken}`
    const closed = Promise.withResolvers<number>()
    const connected = Promise.withResolvers<void>()
    const socket = createClient({
      url: `${system.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
      on: { connected: () => connected.resolve(), closed: (event) => closed.resolve((event as CloseEvent).code) },
    })
    await connected.promise
    expect((await person.post(LOG_OUT)).data.logOut.userErrors).toEqual([])
    expect(await closed.promise).toBe(4403)
    const after = await person.post(VIEWER)
    expect(after.status).toBe(401)
    expect(after.errors?.[0].extensions.code).toBe('UNAUTHENTICATED')
    const refreshed = await post(system.url, REFRESH, { input: { refreshToken: person.refreshToken } })
    expect(refreshed.data.refreshTokens.tokens).toBeNull()
    await socket.dispose()
    await person.dispose()
  })
})

describe('without a sign-in', () => {
  it('conversations are refused by name', async () => {
    const { errors } = await post(system.url, '{ sessions { edges { node { id } } } }')
    expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  it('errors say a request id and nothing of the inside', async () => {
    const { errors, status } = await post(system.url, '{ viewer { passwordHash } }')
    expect(status).toBe(400)
    expect(JSON.stringify(errors)).not.toMatch(/did you mean|localhost|127\.0\.0\.1|users/i)
  })
})

describe('an access token that runs out', () => {
  it('closes its open socket, and the run goes on and is read again with a new one', async () => {
    const person = await signIn(system)
    const closed = Promise.withResolvers<number>()
    const socket = createClient({
      url: `${system.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${person.accessToken}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
      on: { closed: (event) => closed.resolve((event as CloseEvent).code) },
    })
    await openSession(person)
    expect(await closed.promise).toBe(4403)
    // Requests have a few seconds' leeway for clocks that differ.
    await waitFor(async () => (await person.post(VIEWER)).status === 401)
    const next = await post(system.url, REFRESH, { input: { refreshToken: person.refreshToken } })
    expect(next.data.refreshTokens.tokens.accessToken).toBeTruthy()
    const again = await signIn(system)
    const { run } = await send(again, { sessionId: await openSession(again), content: 'Who maintains Bitcoin?' })
    await again.dispose()
    await waitFor(async () => {
      const reader = await signIn(system)
      // On a slow machine this token runs out in the middle of the answer, too: then the next reader goes on.
      const events = await follow(reader, run?.id ?? '').catch(() => [])
      await reader.dispose()
      return events.at(-1)?.runStatus === 'COMPLETED'
    })
    await socket.dispose()
    await person.dispose()
  })
})
