import { describe, expect, it } from 'vitest'
import { checkDependency } from './check-dependency.ts'
import { createReadiness } from './create-readiness.ts'
import type { Dependency } from './dependency.ts'
import { createProcessLife } from './process-life.ts'

describe('readiness', () => {
  it('says of each dependency how it is and since when, and 503 where one is down that is required', async () => {
    let minute = 0
    let found: Dependency[] = [{ name: 'postgresql', ok: true }]
    const answer = createReadiness(
      async () => found,
      createProcessLife(),
      () => new Date(Date.UTC(2026, 0, 1, 0, minute)),
    )
    const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString()
    const read = async () => {
      const response = await answer()
      return [response.status, await response.json()]
    }
    expect(await read()).toEqual([
      200,
      { status: 'ready', dependencies: [{ name: 'postgresql', ok: true, since: at(0) }] },
    ])
    minute = 1
    found = [
      { name: 'postgresql', ok: false, reason: 'can not be reached' },
      { name: 'redis', ok: false, isRequired: false },
    ]
    await read()
    minute = 2
    expect(await read()).toEqual([
      503,
      {
        status: 'not ready',
        dependencies: [
          { name: 'postgresql', ok: false, since: at(1), reason: 'can not be reached' },
          { name: 'redis', ok: false, since: at(1) },
        ],
      },
    ])
    found = [
      { name: 'postgresql', ok: true },
      { name: 'redis', ok: false, isRequired: false },
    ]
    expect(await read()).toMatchObject([
      200,
      { status: 'degraded', dependencies: [{ since: at(2) }, { since: at(1) }] },
    ])
  })
})

it('is not there from the moment on that the process is told to end, whatever it leans on', async () => {
  const life = createProcessLife()
  const answer = createReadiness(async () => [{ name: 'postgresql', ok: true }], life)
  expect((await answer()).status).toBe(200)
  life.leave()
  const response = await answer()
  expect([response.status, await response.json()]).toEqual([503, { status: 'ending', dependencies: [] }])
})

describe('a dependency', () => {
  it('is there when it answers, and not when it fails or is late, without a word of what it says', async () => {
    expect(await checkDependency('a', async () => 1)).toEqual({ name: 'a', ok: true, isRequired: true })
    const failing = () => Promise.reject(new Error('postgres://user:secret@host'))
    expect(await checkDependency('a', failing, { isRequired: false })).toEqual({
      name: 'a',
      ok: false,
      isRequired: false,
      reason: 'can not be reached',
    })
    const hanging = () => Promise.withResolvers<void>().promise
    expect(await checkDependency('a', hanging, { timeoutMs: 1 })).toMatchObject({ reason: 'does not answer in time' })
  })
})
