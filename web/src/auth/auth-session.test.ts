import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AuthApi } from './auth-api.ts'
import { AuthSession } from './auth-session.ts'
import type { TokenPair } from './token-pair.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-02-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

/** Gives token_1, token_2 … and counts; `answer` may stand in for the next refresh. */
function setUp(answer?: () => Promise<TokenPair | null>) {
  const calls = { refresh: 0, logOut: [] as string[] }
  const api: AuthApi = {
    async logIn({ password }) {
      if (password !== 'right') return { refusal: 'Wrong.', needsOneTimeCode: false }
      return { tokens: { accessToken: 'signed_in', accessTokenExpiresAt: inMinutes(10) } }
    },
    async refresh() {
      calls.refresh += 1
      return answer ? answer() : { accessToken: `token_${calls.refresh}`, accessTokenExpiresAt: inMinutes(10) }
    },
    async logOut(token) {
      calls.logOut.push(token)
    },
  }
  return { calls, auth: new AuthSession(api, { alone: (work) => work() }) }
}

test('the cookie restores the sign-in of a reloaded page', async () => {
  const { auth } = setUp()
  expect(auth.state.get().status).toBe('restoring')
  await auth.restore()
  expect(auth.state.get().status).toBe('signed-in')
  expect(await auth.token()).toBe('token_1')
})

test('without a cookie it is signed out, without a word about it', async () => {
  const { auth } = setUp(async () => null)
  await auth.restore()
  expect(auth.state.get()).toEqual({ status: 'signed-out', notice: null })
  expect(await auth.token()).toBeNull()
})

test('with nobody answering it is not taken for signed out', async () => {
  const { auth } = setUp(async () => {
    throw new TypeError('Failed to fetch')
  })
  await auth.restore()
  expect(auth.state.get()).toMatchObject({ status: 'unreachable', problem: { kind: 'offline' } })
})

test('however many requests are refused at once, one refresh serves them all', async () => {
  const { auth, calls } = setUp()
  await auth.logIn('a@b.c', 'right', null)
  const tokens = await Promise.all([1, 2, 3, 4].map(() => auth.replace('signed_in')))
  expect(tokens).toEqual(['token_1', 'token_1', 'token_1', 'token_1'])
  expect(calls.refresh).toBe(1)
})

test('a refusal that comes late, of a token replaced meanwhile, spends no further refresh token', async () => {
  const { auth, calls } = setUp()
  await auth.logIn('a@b.c', 'right', null)
  await auth.replace('signed_in')
  expect(await auth.replace('signed_in')).toBe('token_1')
  expect(calls.refresh).toBe(1)
})

test('a token is renewed before it ends, by the clock and by the next use alike', async () => {
  const { auth, calls } = setUp()
  await auth.logIn('a@b.c', 'right', null)
  await vi.advanceTimersByTimeAsync(9 * 60_000)
  expect(calls.refresh).toBe(0)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(calls.refresh).toBe(1)
  expect(await auth.token()).toBe('token_1')
})

test('with a clock far ahead it does not renew without end', async () => {
  const { auth, calls } = setUp(async () => ({ accessToken: 'past', accessTokenExpiresAt: inMinutes(-60) }))
  await auth.restore()
  await auth.token()
  await auth.token()
  expect(calls.refresh).toBe(1)
})

test('a spent cookie signs out and says why', async () => {
  const { auth } = setUp(async () => null)
  await auth.logIn('a@b.c', 'right', null)
  expect(await auth.replace('signed_in')).toBeNull()
  expect(auth.state.get()).toMatchObject({ status: 'signed-out', notice: expect.stringContaining('kept') })
})

test('being offline while renewing signs nobody out', async () => {
  const { auth } = setUp(async () => {
    throw new TypeError('Failed to fetch')
  })
  await auth.logIn('a@b.c', 'right', null)
  await expect(auth.replace('signed_in')).rejects.toThrow('Failed to fetch')
  expect(auth.state.get().status).toBe('signed-in')
})

test('signing in tells a refusal, signing out ends the very sign-in', async () => {
  const { auth, calls } = setUp()
  expect(await auth.logIn('a@b.c', 'wrong', null)).toEqual({ refusal: 'Wrong.', needsOneTimeCode: false })
  expect(await auth.logIn('a@b.c', 'right', null)).toBeNull()
  await auth.logOut()
  expect(calls.logOut).toEqual(['signed_in'])
  expect(auth.state.get()).toEqual({ status: 'signed-out', notice: null })
})
