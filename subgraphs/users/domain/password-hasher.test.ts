import * as argon2 from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { createPasswordHasher } from './password-hasher.ts'

describe('the password hasher', () => {
  it("writes Argon2id at OWASP's parameters, with a new salt each time", async () => {
    const hasher = await createPasswordHasher()
    const [one, other] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
    expect(one).not.toBe(other)
    expect(await hasher.verify(one, 'correct horse')).toBe('right')
    expect(await hasher.verify(one, 'correct hors')).toBe('wrong')
  })

  it('verifies a hash of the same cost for an account that is not there, and calls no password right', async () => {
    const verified: string[] = []
    const hasher = await createPasswordHasher({
      hash: argon2.hash,
      verify(hash, ...rest) {
        verified.push(String(hash))
        return argon2.verify(hash, ...rest)
      },
    })
    expect(await hasher.verify(null, 'correct horse')).toBe('wrong')
    expect(verified).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)])
  })

  it('hashes two at a time and is busy for those that find the queue full', async () => {
    let running = 0
    let most = 0
    const counted = async <Result>(work: Promise<Result>) => {
      most = Math.max(most, ++running)
      return work.finally(() => running--)
    }
    const hasher = await createPasswordHasher(
      { hash: argon2.hash, verify: (...given) => counted(argon2.verify(...given)) },
      { atOnce: 2, waiting: 3 },
    )
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => hasher.verify(null, 'correct horse')))
    expect(verdicts.filter((verdict) => verdict === 'busy')).toHaveLength(3)
    expect(most).toBe(2)
  })
})
