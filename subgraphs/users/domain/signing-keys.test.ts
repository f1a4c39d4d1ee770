import { decodeProtectedHeader } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { bodyOf, type RunningUsers, startUsers } from '../testing/start-users.ts'
import { issueRunIdentity } from './issue-run-identity.ts'
import { rotateSigningKey } from './rotate-signing-key.ts'
import { createSigningKeys } from './signing-keys.ts'

let users: RunningUsers
let userId: string
beforeAll(async () => {
  users = await startUsers()
  userId = (await users.addAccount()).id
})
afterAll(() => users.dispose())
afterEach(() => vi.useRealTimers())

const rows = (sql: string, ...parameters: unknown[]) => users.services.database.query(sql, parameters)
/** A signer that has just started, on the same tables. */
const signer = async () => {
  const { database, keys } = users.services
  const signingKeys = await createSigningKeys({ database, storageKey: keys.storage })
  return { ...users.scope, services: { ...users.services, signingKeys } }
}
const sign = async (scope: Awaited<ReturnType<typeof signer>>) => {
  const input = { runId: userId, fence: 1, userId, scopes: ['*'] }
  const accessToken = (await issueRunIdentity(scope, input))?.accessToken ?? ''
  return { accessToken, kid: decodeProtectedHeader(accessToken).kid }
}
const published = async () => (await users.services.signingKeys.published()).keys.map(({ kid }) => kid)

describe('the signing keys', () => {
  it('are one, whoever starts first on an empty database', async () => {
    const empty = await createTestDatabase()
    const config = users.platform.config
    const all = await Promise.all([1, 2, 3].map(() => startUsers({ databaseUrl: empty.url, config })))
    const kids = await Promise.all(all.map(async ({ services }) => (await services.signingKeys.current()).kid))
    expect(new Set(kids).size).toBe(1)
    for (const one of all) await one.dispose()
    await empty.dispose()
  })

  it('are published without their private part, for everyone, to be kept for a minute', async () => {
    const response = await users.subgraph.fetch(new Request('http://users.test/.well-known/jwks.json'))
    expect(response.headers.get('content-type')).toBe('application/jwk-set+json')
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    const { keys } = await bodyOf(response)
    expect(keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String), alg: 'EdDSA', use: 'sig' },
    ])
    const posted = await users.subgraph.fetch(
      new Request('http://users.test/.well-known/jwks.json', { method: 'POST' }),
    )
    expect(posted.status).toBe(405)
  })

  it('are sealed where they are stored', async () => {
    const [row] = await rows('select private_key from users.signing_keys')
    expect(row?.private_key).toMatch(/^1\.[\w-]{100,}$/)
    const bytes = Buffer.from(String(row?.private_key).slice(2), 'base64url')
    expect(bytes.toString('latin1')).not.toContain('PRIVATE KEY')
  })
})

describe('a new signing key', () => {
  it('is published first, used once verifiers know it, and the old one retires when its tokens are dead', async () => {
    const before = await sign(await signer())
    expect(await rotateSigningKey(users.scope, { olderThanDays: 1 })).toBe(false)
    await rows(`update users.signing_keys set created_at = now() - interval '2 days'`)
    const made = await Promise.all([1, 2, 3].map(() => rotateSigningKey(users.scope, { olderThanDays: 1 })))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await published()).toHaveLength(2)
    expect((await sign(await signer())).kid).toBe(before.kid)

    await rows(`update users.signing_keys set created_at = created_at - interval '6 minutes' where retired_at is null`)
    const after = await sign(await signer())
    expect(after.kid).not.toBe(before.kid)
    expect(await users.verify(before.accessToken)).not.toBeNull()
    expect(await users.verify(after.accessToken)).not.toBeNull()

    const [{ minutes } = { minutes: 0 }] = await rows(
      'select extract(epoch from retired_at - now()) / 60 as minutes from users.signing_keys where kid = ?',
      before.kid,
    )
    expect(Number(minutes)).toBeGreaterThan(65)
    // A second ago: the clocks of PostgreSQL and of this process need not agree on this very millisecond.
    await rows(`update users.signing_keys set retired_at = now() - interval '1 second' where kid = ?`, before.kid)
    expect(await published()).toEqual([after.kid])
    expect(await users.verify(before.accessToken)).toBeNull()
  })

  it('takes the place of one that was retired by hand, in a running process within a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const running = await signer()
    const before = await sign(running)
    await rows(`update users.signing_keys set retired_at = now() - interval '1 second'`)
    vi.setSystemTime(Date.now() + 60_000)
    const after = await sign(running)
    expect(after.kid).not.toBe(before.kid)
    vi.useRealTimers()
    expect(await users.verify(before.accessToken)).toBeNull()
  })
})

describe('a private key that does not open', () => {
  it('because it was moved to another row stops the start', async () => {
    await rotateSigningKey(users.scope, { olderThanDays: 0 })
    const kept = await rows('select kid, private_key from users.signing_keys')
    expect(kept.length).toBeGreaterThan(1)
    await rows('update users.signing_keys set retired_at = null')
    await rows(
      `update users.signing_keys set private_key = other.private_key
       from users.signing_keys as other where other.kid <> signing_keys.kid and other.kid = ?`,
      kept[0]?.kid,
    )
    await rows('update users.signing_keys set private_key = ? where kid = ?', kept[1]?.private_key, kept[0]?.kid)
    await expect(signer()).rejects.toMatchObject({ code: 'SIGNING_KEY_UNREADABLE' })
    for (const { kid, private_key } of kept)
      await rows('update users.signing_keys set private_key = ? where kid = ?', private_key, kid)
    await expect(signer()).resolves.toBeDefined()
  })

  it('because the secret is another one stops the start, with what to do', async () => {
    const start = startUsers({ databaseUrl: users.databaseUrl })
    await expect(start).rejects.toMatchObject({
      code: 'SIGNING_KEY_UNREADABLE',
      hint: expect.stringContaining('Use the secret that the data was written with.'),
    })
  })
})
