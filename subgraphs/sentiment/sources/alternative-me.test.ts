import { SourceFailure } from '@chainlens/platform/sources'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AlternativeMeBehaviour,
  type AlternativeMeStub,
  fearAndGreedDay,
  startAlternativeMeStub,
} from '../../../tests/stubs/alternative-me.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { readFearAndGreed } from './alternative-me.ts'

let stub: AlternativeMeStub
let made: TestPlatform

const start = (config: { sourceTimeoutMs?: number } = {}) =>
  createTestPlatform({ baseUrls: { ALTERNATIVE_ME: stub.url }, ...config })

beforeEach(async () => {
  stub = await startAlternativeMeStub()
  made = await start()
})

afterEach(async () => {
  await made.dispose()
  await stub.dispose()
})

const read = () => readFearAndGreed(made.platform.sources)

async function codeOf(): Promise<string> {
  const outcome = await read().catch((error: unknown) => error)
  return outcome instanceof SourceFailure ? outcome.code : 'read'
}

describe('the fear and greed index', () => {
  it("is the newest reading, with the source's own word and time", async () => {
    stub.days = [{ value: '40', value_classification: 'Fear', timestamp: '1551157200', time_until_update: '68499' }]
    const mood = await read()
    expect(mood).toMatchObject({
      value: 40,
      classification: 'Fear',
      asOf: '2019-02-26T05:00:00.000Z',
      isRecorded: false,
    })
    expect(mood.evidence).toMatchObject({
      source: 'alternative.me',
      mode: 'LIVE',
      asOf: '2019-02-26T05:00:00.000Z',
      excerpt: '{"value":"40","value_classification":"Fear","timestamp":"1551157200"}',
    })
    expect(stub.requests).toEqual(['/fng/?limit=1&format=json'])
  })

  it('is asked for once in ten minutes', async () => {
    await read()
    expect((await read()).evidence.mode).toBe('CACHED')
    expect(stub.requests).toHaveLength(1)
  })

  it.each([[0], [100]])('may be %i', async (value) => {
    stub.days = [fearAndGreedDay(value, 'Extreme')]
    expect((await read()).value).toBe(value)
  })

  it.each<[string, object]>([
    ['101', { value: '101' }],
    ['negative', { value: '-1' }],
    ['no number', { value: 'forty' }],
    ['a number where a string is due', { value: 40 }],
    ['missing', { value: null }],
    ['without a word', { value_classification: '' }],
    ['without a time', { timestamp: '' }],
    ['of the year 2100', { timestamp: '4102444800' }],
  ])('is BAD_ANSWER when it is %s', async (_sentence, change) => {
    stub.days = [{ ...fearAndGreedDay(40, 'Fear'), ...change } as never]
    expect(await codeOf()).toBe('BAD_ANSWER')
  })

  it.each<[AlternativeMeBehaviour, string]>([
    ['error', 'BAD_ANSWER'],
    ['empty', 'BAD_ANSWER'],
    ['garbage', 'BAD_ANSWER'],
    ['down', 'BAD_ANSWER'],
    ['limited', 'RATE_LIMITED'],
    ['drop', 'SOURCE_UNREACHABLE'],
    ['hang', 'TIMED_OUT'],
  ])('fails by what the source does: %s is %s', async (behaviour, code) => {
    if (behaviour === 'hang') {
      await made.dispose()
      made = await start({ sourceTimeoutMs: 1_000 })
    }
    stub.behaviour = behaviour
    expect(await codeOf()).toBe(code)
    stub.behaviour = 'answer'
    expect(await codeOf()).toBe('read')
  })
})
