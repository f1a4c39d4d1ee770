import { describe, expect, it } from 'vitest'
import { loadConfig } from '../config/index.ts'
import { createLogger } from '../telemetry/index.ts'
import { createSources, SourceFailure } from './index.ts'

const logger = createLogger({ level: 'silent', name: 'test' })
const unreachable = (neverReached: boolean) =>
  new SourceFailure({ code: 'SOURCE_UNREACHABLE', source: 'CoinGecko', reason: 'unreachable.', neverReached })

interface Circumstances {
  data: 'auto' | 'live' | 'recorded'
  environment: 'production' | 'development' | 'test'
  hasBaseUrl: boolean
  isConfigured: boolean
  live: 'answers' | 'never reached' | 'reached'
  hasRecording: boolean
}

/** Every combination of the values. */
function combinations(): Circumstances[] {
  const both = [false, true]
  const all: Circumstances[] = []
  for (const data of ['auto', 'live', 'recorded'] as const)
    for (const environment of ['production', 'development', 'test'] as const)
      for (const live of ['answers', 'never reached', 'reached'] as const)
        for (const hasBaseUrl of both)
          for (const isConfigured of both)
            for (const hasRecording of both)
              all.push({ data, environment, hasBaseUrl, isConfigured, live, hasRecording })
  return all
}

async function outcome(given: Circumstances): Promise<string> {
  const config = {
    ...loadConfig({}),
    data: given.data,
    environment: given.environment,
    baseUrls: given.hasBaseUrl ? { COINGECKO: 'http://127.0.0.1:1' } : {},
  }
  try {
    return await createSources(config, logger).liveOrRecorded({
      service: 'COINGECKO',
      source: 'CoinGecko',
      isConfigured: given.isConfigured,
      live: async () => {
        if (given.live === 'answers') return 'live'
        throw unreachable(given.live === 'never reached')
      },
      recorded: () => (given.hasRecording ? 'recorded' : null),
    })
  } catch (error) {
    return (error as SourceFailure).code
  }
}

describe('liveOrRecorded, in every combination of circumstances,', () => {
  const all = combinations()
  const outcomes = (which: (given: Circumstances) => boolean) =>
    Promise.all(all.filter(which).map(outcome)).then((list) => [...new Set(list)])

  it('never gives a recording in production', async () => {
    expect(await outcomes((given) => given.environment === 'production' && given.live === 'answers')).toEqual(['live'])
    expect(await outcomes((given) => given.environment === 'production' && given.live !== 'answers')).toEqual([
      'SOURCE_UNREACHABLE',
    ])
  })

  it('never gives a recording under live', async () => {
    expect(await outcomes((given) => given.data === 'live' && given.live === 'answers')).toEqual(['live'])
    expect(await outcomes((given) => given.data === 'live' && given.live !== 'answers')).toEqual(['SOURCE_UNREACHABLE'])
  })

  it('gives nothing but recordings under recorded', async () => {
    const isRecorded = (given: Circumstances) => given.data === 'recorded' && given.environment !== 'production'
    expect(await outcomes((given) => isRecorded(given) && given.hasRecording)).toEqual(['recorded'])
    expect(await outcomes((given) => isRecorded(given) && !given.hasRecording)).toEqual(['NO_RECORDING'])
  })

  it("gives a recording under auto only where the service's own host was never reached", async () => {
    const isAuto = (given: Circumstances) => given.data === 'auto' && given.environment !== 'production'
    const isOwnHost = (given: Circumstances) => !given.hasBaseUrl && !given.isConfigured
    const mayRecord = (given: Circumstances) =>
      isAuto(given) && isOwnHost(given) && given.live === 'never reached' && given.hasRecording
    expect(await outcomes(mayRecord)).toEqual(['recorded'])
    expect(await outcomes((given) => isAuto(given) && given.live === 'answers')).toEqual(['live'])
    const mustFail = (given: Circumstances) => isAuto(given) && given.live !== 'answers' && !mayRecord(given)
    expect(await outcomes(mustFail)).toEqual(['SOURCE_UNREACHABLE'])
    // 2 environments of 2 × 2 hosts, 2 failures, 2 recordings; all but one combination of each environment.
    expect(all.filter(mustFail)).toHaveLength(2 * (4 * 2 * 2 - 1))
  })

  it('takes no other error for a host that was not reached', async () => {
    const sources = createSources(loadConfig({}), logger)
    const asked = sources.liveOrRecorded({
      service: 'COINGECKO',
      source: 'CoinGecko',
      live: () => Promise.reject(new TypeError('a bug')),
      recorded: () => 'recorded',
    })
    await expect(asked).rejects.toThrow('a bug')
  })
})
