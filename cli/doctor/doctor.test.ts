import { loadConfig } from '@chainlens/platform/config'
import { createLogger } from '@chainlens/platform/telemetry'
import { expect, it } from 'vitest'
import { startServer } from '../../platform/testing/start-server.ts'
import { describeDiagnoses } from './describe-diagnoses.ts'
import { type Diagnosis, diagnose } from './diagnose.ts'

const source: Diagnosis['source'] = {
  name: 'A source',
  domains: ['onchain'],
  adds: 'some figures',
  keySetting: 'A_KEY',
  keyAdds: 'more figures',
  isElsewhere: false,
  kind: null,
}
const say = (...diagnoses: Diagnosis[]) => describeDiagnoses(diagnoses, { data: 'auto', colour: false }).join('\n')

it('says what answers and what a key would add', () => {
  const text = say({ source, outcome: { state: 'ANSWERS', durationMs: 12, withKey: false } })
  expect(text).toContain('1 answer')
  expect(text).toMatch(/✓ A source +some figures\n +answered in 12 ms; A_KEY would add more figures/)
})

it('says what lacks a key and which setting holds it', () => {
  const text = say({ source, outcome: { state: 'KEY_MISSING', keySetting: 'A_KEY' } })
  expect(text).toMatch(/1 lack a key\n {2}○ A source +some figures\n +set A_KEY to have it/)
})

it('says what fails, why, and what to do', () => {
  const failed = { state: 'FAILS', durationMs: 5, withKey: true, code: 'KEY_REFUSED', reason: 'it says no.' } as const
  expect(say({ source, outcome: failed })).toContain('KEY_REFUSED: it says no. Check A_KEY.')
  const limited = { ...failed, withKey: false, code: 'RATE_LIMITED' } as const
  expect(say({ source, outcome: limited })).toContain('A_KEY raises its limit.')
})

it('puts those of a kind that fared the same in one row', () => {
  const node = (name: string): Diagnosis => ({
    source: { ...source, name, kind: 'chain nodes', keyAdds: null, keySetting: null },
    outcome: { state: 'ANSWERS', durationMs: name.length, withKey: false },
  })
  expect(say(node('Ethereum'), node('Base'))).toMatch(
    /✓ 2 chain nodes +some figures\n +Ethereum, Base\n +answered in 8 ms/,
  )
})

it('asks every source at the host that the settings name, and every chain for its number', async () => {
  const asked: string[] = []
  const server = await startServer((request, response) => {
    asked.push(request.url ?? '')
    const body = request.method === 'POST' ? { jsonrpc: '2.0', id: 1, result: '0x89' } : { gecko_says: 'hello' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  const config = {
    ...loadConfig({ CHAINLENS_SOURCE_TIMEOUT_MS: '2000', COINGECKO_BASE_URL: server.url }),
    evmRpcUrls: { 137: `${server.url}/polygon`, 1: `${server.url}/mistaken` },
  }
  const logger = createLogger({ level: 'silent', name: 'test' })
  try {
    const diagnoses = await diagnose(config, logger, AbortSignal.timeout(20_000))
    const outcomeOf = (name: string) => diagnoses.find((one) => one.source.name === name)?.outcome
    expect(outcomeOf('CoinGecko')).toMatchObject({ state: 'ANSWERS' })
    expect(outcomeOf('Polygon')).toMatchObject({ state: 'ANSWERS' })
    expect(outcomeOf('Ethereum')).toMatchObject({
      state: 'FAILS',
      code: 'BAD_ANSWER',
      reason: expect.stringMatching(/chain 137, not of 1/),
    })
    expect(outcomeOf('X')).toMatchObject({ state: 'KEY_MISSING', keySetting: 'X_BEARER_TOKEN' })
    expect(asked).toContain('/api/v3/ping')
  } finally {
    await server.dispose()
  }
})
