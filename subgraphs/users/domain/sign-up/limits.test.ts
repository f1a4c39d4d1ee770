import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAIL_LIMITS, REDEEM_LIMIT } from '../../config.ts'
import { LOG_IN, REGISTER, REQUEST_RESET, REQUEST_VERIFICATION, VERIFY_EMAIL } from '../../testing/operations.ts'
import { type RunningUsers, startUsers } from '../../testing/start-users.ts'

let users: RunningUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users.dispose())

const newAddress = () => `${randomUUID()}@example.org`
const codeOf = async (query: string, input: object, clientAddress: string) => {
  const { data } = await users.ask({ query, variables: { input }, clientAddress })
  return (data.answer ?? data.logIn).userErrors[0]?.code
}
const many = <Answer>(count: number, ask: (i: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_, i) => ask(i)))

describe('asking for mails', () => {
  it('to one address from one network is limited over all kinds of them, in any case', async () => {
    const email = newAddress()
    const { points } = MAIL_LIMITS.emailAndNetwork
    const kinds = [REQUEST_RESET, REQUEST_VERIFICATION]
    const codes = await many(points + 3, (i) =>
      codeOf(kinds[i % 2]!, { email: i % 3 ? email : email.toUpperCase() }, '192.0.2.1'),
    )
    expect(codes.filter((code) => code === undefined)).toHaveLength(points)
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(3)
    const registering = { email, password: 'a long way to Ithaca', name: 'Ada' }
    expect(await codeOf(REGISTER, registering, '192.0.2.1')).toBe('TOO_MANY_ATTEMPTS')
  })

  it("is not stopped by somebody else's attempts, and neither is logging in", async () => {
    const { email, password } = await users.addAccount()
    await many(MAIL_LIMITS.emailAndNetwork.points + 3, () => codeOf(REQUEST_RESET, { email }, '192.0.2.2'))
    expect(await codeOf(REQUEST_RESET, { email }, '192.0.2.3')).toBeUndefined()
    expect(await codeOf(LOG_IN, { email, password }, '192.0.2.2')).toBeUndefined()
  })

  it('from one network is limited over all addresses, and says how long to wait', async () => {
    const { points } = MAIL_LIMITS.network
    const codes = await many(points, (i) =>
      codeOf(REQUEST_RESET, { email: newAddress() }, `2001:db8:7::${i.toString(16)}`),
    )
    expect(codes.filter((code) => code !== undefined)).toEqual([])
    const { data } = await users.ask({
      query: REQUEST_RESET,
      variables: { input: { email: newAddress() } },
      clientAddress: '2001:db8:7::ffff',
    })
    expect(data.answer.userErrors).toMatchObject([
      { code: 'TOO_MANY_ATTEMPTS', message: expect.stringMatching(/Try again in 60 minutes\./) },
    ])
    expect(await codeOf(REQUEST_RESET, { email: newAddress() }, '2001:db8:8::1')).toBeUndefined()
  })

  it('does not count what was refused for its form', async () => {
    const { points } = MAIL_LIMITS.network
    await many(points + 1, () => codeOf(REQUEST_RESET, { email: 'ada' }, '192.0.2.4'))
    expect(await codeOf(REQUEST_RESET, { email: newAddress() }, '192.0.2.4')).toBeUndefined()
  })
})

it('trying links is limited by network', async () => {
  const { points } = REDEEM_LIMIT
  const codes = await many(points + 1, () => codeOf(VERIFY_EMAIL, { token: 'x' }, '192.0.2.5'))
  expect(codes.filter((code) => code === 'TOKEN_INVALID')).toHaveLength(points)
  expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(1)
})
