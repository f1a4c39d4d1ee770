import { randomBytes } from 'node:crypto'
import { IDENTITY_HEADER, signInternalIdentity } from '@chainlens/platform/auth'
import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeAccount } from '../domain/close-account.ts'
import { bodyOf, type RunningUsers, startUsers } from '../testing/start-users.ts'

let users: RunningUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users.dispose())

const answerOf = async (response: Response) => ({ status: response.status, ...(await bodyOf(response)) })

describe.each(['/internal/run-identity', '/internal/revocations', '/internal/seed-demo'])('%s', (path) => {
  const body = '{}'
  const identity = { issuer: 'agents', audience: 'users', principal: null, requestId: 'r', body }
  const send = async (headers: Record<string, string>, text = body) =>
    answerOf(
      await users.subgraph.fetch(new Request(`http://users.test${path}`, { method: 'POST', headers, body: text })),
    )

  it('answers nothing without an identity that is signed for users and for this body', async () => {
    const key = users.platform.keys.internalIdentity
    const tokens = [
      await signInternalIdentity(randomBytes(32), identity),
      await signInternalIdentity(key, { ...identity, audience: 'agents' }),
      await signInternalIdentity(key, { ...identity, body: '{"since":null}' }),
      'not a token',
    ]
    expect(await send({})).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    for (const token of tokens)
      expect(await send({ [IDENTITY_HEADER]: token })).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
  })

  it('refuses other methods, other shapes and large bodies', async () => {
    const get = await users.subgraph.fetch(new Request(`http://users.test${path}`))
    expect(get.status).toBe(405)
    for (const wrong of [null, [], 'text', { password: 1, since: 'yesterday', runId: 'x' }])
      expect((await users.post(path, wrong, 'agents')).status).toBe(400)
    expect((await users.post(path, { pad: 'x'.repeat(64_000) }, 'agents')).status).toBe(413)
  })
})

describe("a run's identity", () => {
  const run = (userId: string) => ({ runId: newId(), fence: 7, userId, scopes: ['analysis:read', '*'] })
  const ask = async (body: unknown, issuer = 'agents') =>
    answerOf(await users.post('/internal/run-identity', body, issuer))

  it('speaks for the user and names the run, for one minute, with no sign-in', async () => {
    const { id } = await users.addAccount({ role: 'ADMIN' })
    const wanted = run(id)
    const { status, accessToken, expiresAt } = await ask(wanted)
    expect(status).toBe(200)
    const principal = await users.verify(accessToken)
    expect(principal).toMatchObject({ userId: id, role: 'ADMIN', runId: wanted.runId, signInId: null })
    expect(principal?.scopes).toEqual(['analysis:read', '*'])
    expect(principal?.expiresAt.toISOString()).toBe(expiresAt)
    const seconds = (Date.parse(expiresAt) - Date.now()) / 1000
    expect(seconds).toBeGreaterThan(55)
    expect(seconds).toBeLessThanOrEqual(60)
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString())
    expect(claims).toMatchObject({ run: wanted.runId, fence: 7 })
    expect(claims).not.toHaveProperty('sid')
  })

  it('is refused for an account that is closed or unknown', async () => {
    const { id } = await users.addAccount()
    expect((await ask(run(id))).status).toBe(200)
    await closeAccount(users.scope, { userId: id })
    expect(await ask(run(id))).toEqual({ status: 403, code: 'ACCOUNT_CLOSED' })
    expect(await ask(run(newId()))).toEqual({ status: 403, code: 'ACCOUNT_CLOSED' })
  })

  it('is given to the agents service alone', async () => {
    const { id } = await users.addAccount()
    for (const issuer of ['gateway', 'tools', 'cli'])
      expect(await ask(run(id), issuer)).toEqual({ status: 403, code: 'FORBIDDEN' })
  })

  it('is not given for scopes that would read as others', async () => {
    const { id } = await users.addAccount()
    for (const scope of ['', 'a b', 'a"b', 'ü', 'x'.repeat(65)])
      expect((await ask({ ...run(id), scopes: [scope] })).status).toBe(400)
  })
})

describe('the list of revocations', () => {
  it('takes the time of the last list, or none', async () => {
    const first = await answerOf(await users.post('/internal/revocations', { since: null }))
    expect(first).toMatchObject({ status: 200, now: expect.any(String), signInIds: expect.any(Array) })
    const next = await answerOf(await users.post('/internal/revocations', { since: first.now }))
    expect(next.status).toBe(200)
  })
})
