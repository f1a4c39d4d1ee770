import { createLogger } from '@chainlens/platform/telemetry'
import { afterEach, describe, expect, it } from 'vitest'
import { type KeyedService, loadConfig, type Service } from '../../config/index.ts'
import { startServer, type TestServer } from '../../testing/start-server.ts'
import { createSources } from '../create-sources.ts'
import { probeSource, SOURCE_CATALOGUE } from './index.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

async function serve(answer: Parameters<typeof startServer>[0]): Promise<TestServer> {
  const server = await startServer(answer)
  undo.push(() => server.dispose())
  return server
}

/** Probes a service at `url`, with a key where one is given. */
async function probe(service: Service, url: string | null, key?: string, timeoutMs = 20_000) {
  const config = {
    ...loadConfig({ CHAINLENS_SOURCE_TIMEOUT_MS: String(timeoutMs) }),
    baseUrls: url ? { [service]: url } : {},
    keys: (key ? { [service]: key } : {}) as Partial<Record<KeyedService, string>>,
  }
  const sources = createSources(config, createLogger({ level: 'silent', name: 'test' }))
  const source = SOURCE_CATALOGUE.find((one) => one.service === service)
  if (!source) throw new Error(`${service} is not in the catalogue.`)
  return probeSource({ sources, config }, source)
}

const json =
  (body: unknown, status = 200): Parameters<typeof startServer>[0] =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

describe('the catalogue', () => {
  it('says of every source what it adds, and how to find out whether it answers', () => {
    for (const source of SOURCE_CATALOGUE) {
      expect(source.adds, source.name).not.toBe('')
      expect(source.probe ?? source.withKey, source.name).not.toBeNull()
    }
    expect(new Set(SOURCE_CATALOGUE.map(({ service }) => service)).size).toBe(SOURCE_CATALOGUE.length)
  })

  it('keeps keys out of what messages show', () => {
    for (const { withKey, name } of SOURCE_CATALOGUE) {
      const probe = withKey?.of('a-secret')
      expect(probe?.shownUrl ?? probe?.url ?? '', name).not.toContain('a-secret')
    }
  })
})

describe('probeSource', () => {
  it('says that a source answers', async () => {
    const server = await serve(json({ gecko_says: '(V3) To the Moon!' }))
    expect(await probe('COINGECKO', server.url)).toMatchObject({ state: 'ANSWERS', withKey: false })
    expect(server.requests[0]?.url).toBe('/api/v3/ping')
  })

  it('asks with the key where there is one', async () => {
    const server = await serve(json({ id: '80351110224678912' }))
    expect(await probe('DISCORD', server.url, 'a-token')).toMatchObject({ state: 'ANSWERS', withKey: true })
    expect(server.requests[0]?.headers.authorization).toBe('Bot a-token')
  })

  it('does not ask what answers nothing without a key, and names the setting', async () => {
    expect(await probe('X', null)).toEqual({ state: 'KEY_MISSING', keySetting: 'X_BEARER_TOKEN' })
  })

  const failures: [what: string, service: Service, answer: Parameters<typeof startServer>[0], code: string][] = [
    ['a key that is refused', 'MORALIS', json({ message: 'Token is invalid format' }, 401), 'KEY_REFUSED'],
    ['a key without the scope', 'X', json({ title: 'Forbidden' }, 403), 'KEY_REFUSED'],
    ['a limit that is reached', 'TAVILY', json({ detail: 'limit' }, 429), 'RATE_LIMITED'],
    [
      'a refusal in a 200',
      'ETHERSCAN',
      json({ status: '0', message: 'NOTOK', result: 'Invalid API Key (#err2)' }),
      'KEY_REFUSED',
    ],
    ['an error in a 200', 'COINMARKETCAP', json({ status: { error_code: '1011' }, data: null }), 'BAD_ANSWER'],
    [
      'a redirect into this machine',
      'ANTHROPIC',
      (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'BAD_ANSWER',
    ],
    ['something that is no JSON', 'ALCHEMY', (_request, response) => response.end('<html>'), 'BAD_ANSWER'],
    ['no answer within its time', 'OPENAI', () => {}, 'TIMED_OUT'],
  ]
  it.each(failures)('names %s', async (_what, service, answer, code) => {
    const server = await serve(answer)
    const outcome = await probe(service, server.url, 'a-secret', code === 'TIMED_OUT' ? 300 : undefined)
    expect(outcome).toMatchObject({ state: 'FAILS', withKey: true, code })
    expect(JSON.stringify(outcome)).not.toContain('a-secret')
  })

  it('tells an own host that cannot be reached from one that answers badly', async () => {
    expect(await probe('DEFILLAMA', 'http://127.0.0.1:1')).toMatchObject({ state: 'FAILS', code: 'SOURCE_UNREACHABLE' })
  })

  it('asks a compatible server for its models without a key, also where its address ends with the version', async () => {
    const server = await serve(json({ data: [{ id: 'llama' }] }))
    expect(await probe('OPENAI', `${server.url}/v1`)).toMatchObject({ state: 'ANSWERS', withKey: false })
    expect(await probe('OPENAI', server.url)).toMatchObject({ state: 'ANSWERS' })
    expect(server.requests.map(({ url }) => url)).toEqual(['/v1/models', '/v1/models'])
  })
})
