import { randomUUID } from 'node:crypto'
import { loadConfig } from '@chainlens/platform/config'
import { describe, expect, it } from 'vitest'
import { REGISTER, REQUEST_RESET } from '../../testing/operations.ts'
import { startUsers } from '../../testing/start-users.ts'
import { readSignUp } from './read-sign-up.ts'

const production = { NODE_ENV: 'production' }
const CHAINLENS_PUBLIC_URL = 'https://chainlens.example'

describe('sign-up', () => {
  it('is open where mail can be sent, unless it is closed by setting', () => {
    expect(readSignUp(loadConfig({}), true)).toMatchObject({ isOpen: true, publicUrl: 'http://localhost:4000' })
    const closed = readSignUp(loadConfig({ CHAINLENS_SIGN_UP: 'closed' }), true)
    expect(closed).toMatchObject({ isOpen: false, canMail: true, missing: [] })
  })

  it('is closed where mail can not be sent, and names what is missing', () => {
    expect(readSignUp(loadConfig({}), false)).toMatchObject({
      isOpen: false,
      canMail: false,
      missing: ['SMTP_URL', 'MAIL_FROM'],
    })
    expect(readSignUp(loadConfig(production), true)).toMatchObject({
      isOpen: false,
      canMail: false,
      missing: ['CHAINLENS_PUBLIC_URL'],
    })
    expect(readSignUp(loadConfig({ ...production, CHAINLENS_PUBLIC_URL }), true)).toMatchObject({
      isOpen: true,
      publicUrl: CHAINLENS_PUBLIC_URL,
    })
  })

  it('that is to be open and can not be stops the start', () => {
    expect(() => readSignUp(loadConfig({ CHAINLENS_SIGN_UP: 'open' }), false)).toThrow(/SMTP_URL/)
    expect(() => readSignUp(loadConfig({ ...production, CHAINLENS_SIGN_UP: 'open' }), true)).toThrow(
      /CHAINLENS_PUBLIC_URL is not set/,
    )
    expect(readSignUp(loadConfig({ CHAINLENS_SIGN_UP: 'open' }), true).isOpen).toBe(true)
  })

  it('that is closed says so, and resets passwords where mail can be sent', async () => {
    const register = { email: 'ada@example.org', password: 'a long way to Ithaca', name: 'Ada' }
    for (const [config, registering, resetting] of [
      [{ mailFolder: undefined }, 'SIGN_UP_CLOSED', 'MAIL_UNAVAILABLE'],
      [{ signUp: 'closed' as const }, 'SIGN_UP_CLOSED', undefined],
    ] as const) {
      const users = await startUsers({ config })
      const codeOf = async (query: string, input: object) =>
        (await users.ask({ query, variables: { input }, clientAddress: randomUUID() })).data.answer.userErrors[0]?.code
      expect(await codeOf(REGISTER, register)).toBe(registering)
      expect(await codeOf(REQUEST_RESET, { email: 'ada@example.org' })).toBe(resetting)
      expect(await users.services.database.query('select 1 from users.users')).toEqual([])
      await users.dispose()
    }
  })
})
