import { afterEach, describe, expect, it } from 'vitest'
import { createTestDataSource, type TestDataSource, testContext, testRequest } from '../../testing/test-data-source.ts'
import type { DirectSubgraph } from './direct-transport.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

const fetch = () => Promise.reject(new Error('not by fetch'))
let source: TestDataSource
afterEach(() => source.dispose())

/** A data source before `execute`; each request is one of its own. */
function create(execute: DirectSubgraph, options: Parameters<typeof createTestDataSource>[0] = {}): void {
  const here = { execute, fetch }
  source = createTestDataSource({ here: () => here, sharing: { deduplicate: false, batch: false }, ...options })
}
const ask = (context = testContext()) => source.ask(testRequest('{ a }', { context }))
const reasonOf = (asked: Promise<SubgraphAnswer>) =>
  asked.then(
    () => 'ok',
    (error) => error.reason ?? error.message,
  )

describe('a subgraph that fails again and again', () => {
  it('is left alone after five failures in a row, and asked by one when it may be back', async () => {
    let calls = 0
    let works = false
    create(async () => {
      calls += 1
      if (!works) throw new Error('down')
      return { data: { a: 1 } }
    })
    for (let time = 0; time < 5; time += 1) expect(await reasonOf(ask())).toBe('UNREACHABLE')
    expect(await source.counted('breakers')).toBe(1)
    works = true
    expect(await reasonOf(ask())).toBe('CIRCUIT_OPEN')
    expect(calls).toBe(5)
    await expect.poll(() => reasonOf(ask()), { interval: 100, timeout: 5_000 }).toBe('ok')
    expect(calls).toBe(6)
    expect(await source.counted('breakers')).toBe(0)
    expect(await reasonOf(ask())).toBe('ok')
  })

  it('is not left alone because clients went, or because it answers with errors', async () => {
    create(async ({ context, signal }) => {
      if (context.requestId === 'r1') return { errors: [{ message: 'no' }] }
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    for (let time = 0; time < 6; time += 1) {
      const leaving = new AbortController()
      const asked = ask(testContext({ requestId: 'leaves', signal: leaving.signal }))
      leaving.abort(new Error('gone'))
      expect(await reasonOf(asked)).toBe('gone')
      expect(await reasonOf(ask())).toBe('ok')
    }
  })
})

describe('a subgraph that is busy', () => {
  it('is asked by as many at once as may be, ten times as many wait, and more are turned away', async () => {
    const held = Promise.withResolvers<void>()
    let running = 0
    let most = 0
    create(
      async () => {
        running += 1
        most = Math.max(most, running)
        await held.promise
        running -= 1
        return { data: { a: 1 } }
      },
      { concurrent: 2 },
    )
    const asked = Array.from({ length: 23 }, () => reasonOf(ask()))
    expect(await asked.at(-1)).toBe('OVERLOADED')
    expect(await source.counted('subgraphWaiting')).toBe(20)
    held.resolve()
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(22)
    expect(most).toBe(2)
    // To be busy is not to fail.
    expect(await reasonOf(ask())).toBe('ok')
  })

  it('is given up in line as in the middle of an answer, when the time is up or the client goes', async () => {
    create(() => new Promise(() => {}), { concurrent: 1, timeoutMs: 100 })
    const running = reasonOf(ask())
    const leaving = new AbortController()
    const left = reasonOf(ask(testContext({ signal: leaving.signal })))
    const late = reasonOf(ask())
    leaving.abort(new Error('gone'))
    expect(await left).toBe('gone')
    expect(await Promise.all([running, late])).toEqual(['TIMED_OUT', 'TIMED_OUT'])
    expect(await source.counted('subgraphWaiting')).toBe(0)
  })

  it('is given up sooner where a stream is to begin than where an answer is to come', async () => {
    create(() => new Promise(() => {}), { timeoutMs: 200, openTimeoutMs: 50 })
    const messageOf = (asked: Promise<unknown>) =>
      asked.then(
        () => 'ok',
        (error: Error) => error.message,
      )
    const [opened, asked] = await Promise.all([
      messageOf(source.open(testRequest('subscription { a }'))),
      messageOf(source.ask(testRequest('{ a }'))),
    ])
    expect(opened).toContain('no answer within 50 ms')
    expect(asked).toContain('no answer within 200 ms')
  })
})

describe('an answer', () => {
  it('that refuses the gateway itself is no matter of its client, unless the client’s headers were judged', async () => {
    const refusal = { message: 'Who?', extensions: { code: 'UNAUTHENTICATED' } }
    const here = {
      fetch: async () => Response.json({ errors: [refusal] }, { status: 401 }),
    }
    for (const [refusalsAreOurs, extensions] of [
      [true, {}],
      [false, refusal.extensions],
    ] as const) {
      create(fetch as never, { here: () => here, refusalsAreOurs })
      expect((await ask()).errors).toEqual([{ message: 'Who?', extensions }])
    }
  })

  it('to a mutation is told before who asked has it, of a query never', async () => {
    const told: string[] = []
    create(async () => ({ data: { a: 1 }, extensions: { order: 'signed' } }), {
      onMutation: async ({ operation }, { extensions }) => void told.push(`${operation.query} ${extensions?.order}`),
    })
    await source.ask(testRequest('mutation { a }'))
    expect(told).toEqual(['mutation { a } signed'])
    await ask()
    expect(told).toHaveLength(1)
  })

  it('that a stream is instead is given up', async () => {
    create(async () => (async function* () {})())
    expect(await reasonOf(ask())).toBe('UNREACHABLE')
  })
})

it('A client may ask for much at once without its signal being complained of', async () => {
  const warnings: Error[] = []
  const note = (warning: Error) => void warnings.push(warning)
  process.on('warning', note)
  create(async () => ({ data: { a: 1 } }))
  const context = testContext()
  await Promise.all(Array.from({ length: 50 }, () => ask(context)))
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', note)
  expect(warnings).toEqual([])
})
