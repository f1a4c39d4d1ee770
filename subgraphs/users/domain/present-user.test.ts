import { describe, expect, it } from 'vitest'
import { presentUser } from './present-user.ts'

const user = {
  id: '01936b4e-0000-7000-8000-000000000001',
  email: 'ada@example.org',
  name: 'Ada',
  passwordHash: '$argon2id$…',
  role: 'USER',
  emailVerified: true,
  createdAt: new Date(),
} as never
const caller = (userId: string, role: 'USER' | 'ADMIN') => ({
  userId,
  role,
  scopes: ['*'],
  signInId: null,
  runId: null,
})

describe('a user', () => {
  it('shows the address to the user and to admins', () => {
    expect(presentUser(user, caller('01936b4e-0000-7000-8000-000000000001', 'USER')).email).toBe('ada@example.org')
    expect(presentUser(user, caller('01936b4e-0000-7000-8000-000000000002', 'ADMIN')).email).toBe('ada@example.org')
  })

  it('shows it to nobody else', () => {
    expect(presentUser(user, caller('01936b4e-0000-7000-8000-000000000002', 'USER')).email).toBeNull()
    expect(presentUser(user, null)).toMatchObject({ email: null, name: 'Ada', id: 'user_01jdnmw000e008000000000001' })
  })

  it('never shows the password', () => {
    expect(JSON.stringify(presentUser(user, null))).not.toContain('argon2id')
  })
})
