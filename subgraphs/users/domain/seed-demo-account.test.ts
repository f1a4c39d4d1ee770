import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bodyOf, type RunningUsers, startUsers } from '../testing/start-users.ts'
import { logIn } from './log-in.ts'

let users: RunningUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users.dispose())
beforeEach(() => users.services.database.query('truncate users.users cascade'))

const seed = async (password: string) => {
  const response = await users.post('/internal/seed-demo', { password }, 'cli')
  return { status: response.status, ...(await bodyOf(response)) }
}
const demo = async () => (await users.services.database.query('select * from users.users'))[0]
const signIn = (password: string) =>
  logIn(users.scope, { email: 'demo@chainlens.local', password, clientAddress: null })

describe('seeding the demo account', () => {
  it('makes one that can sign in', async () => {
    const made = await seed('a demo password')
    expect(made).toMatchObject({ status: 200, email: 'demo@chainlens.local', change: 'CREATED' })
    expect(await demo()).toMatchObject({ id: made.userId, name: 'Demo', role: 'USER', email_verified: true })
    expect(await signIn('a demo password')).toHaveProperty('tokens')
  })

  it('again with the same password changes nothing', async () => {
    await seed('a demo password')
    await signIn('a demo password')
    const before = await demo()
    expect(await seed('a demo password')).toMatchObject({ status: 200, change: 'NONE', userId: before?.id })
    expect(await demo()).toEqual(before)
    expect(await users.services.database.query('select revoked_at from users.sign_ins')).toEqual([{ revoked_at: null }])
  })

  it('with another password changes it and ends the sign-ins made with the old one', async () => {
    const { userId } = await seed('a demo password')
    await signIn('a demo password')
    expect(await seed('another password')).toMatchObject({ change: 'PASSWORD_CHANGED', userId })
    expect(await signIn('a demo password')).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect(await signIn('another password')).toHaveProperty('tokens')
    const reasons = await users.services.database.query('select revoke_reason from users.sign_ins order by created_at')
    expect(reasons).toEqual([{ revoke_reason: 'PASSWORD_CHANGED' }, { revoke_reason: null }])
  })

  it('by several processes at once makes one account', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => seed('a demo password')))
    expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1)
    expect(answers.filter(({ change }) => change === 'CREATED')).toHaveLength(1)
    expect(answers.filter(({ change }) => change === 'NONE')).toHaveLength(3)
  })

  it('does not open an account that was closed', async () => {
    await seed('a demo password')
    await users.services.database.query('update users.users set is_active = false')
    await seed('a demo password')
    expect(await demo()).toMatchObject({ is_active: false })
  })

  it('takes 8 to 256 characters', async () => {
    for (const password of ['1234567', 'x'.repeat(257)]) expect((await seed(password)).status).toBe(400)
    for (const password of ['12345678', 'x'.repeat(256)]) expect((await seed(password)).status).toBe(200)
  })

  it('is refused in production', async () => {
    const production = await startUsers({ config: { environment: 'production' } })
    const response = await production.post('/internal/seed-demo', { password: 'a demo password' }, 'cli')
    expect(response.status).toBe(403)
    expect(await production.services.database.query('select 1 from users.users')).toEqual([])
    await production.dispose()
  })
})
