import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../tests/support/test-database.ts'
import { type Config, loadConfig } from '../config/index.ts'
import { connectDatabase } from '../db/index.ts'
import { createLogger } from '../telemetry/index.ts'
import { startServer, type TestServer } from '../testing/start-server.ts'
import { createSources, missingFrom, SourceFailure, type SourceRequest, sourceDocumentsMigrations } from './index.ts'

const logger = createLogger({ level: 'silent', name: 'test' })
const settings = (overrides: Partial<Config> = {}): Config => ({ ...loadConfig({ NODE_ENV: 'test' }), ...overrides })
const servers: TestServer[] = []

async function serve(answer: Parameters<typeof startServer>[0]): Promise<TestServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.dispose()))
})

const ask = (url: string, more: Partial<SourceRequest> = {}): SourceRequest => ({
  service: 'COINGECKO',
  source: 'CoinGecko',
  url,
  ...more,
})

describe('a request to a source', () => {
  it('is answered again from the cache while fresh, and says so', async () => {
    const server = await serve((_, response, before) => response.end(`{"n":${before}}`))
    const sources = createSources(settings(), logger)
    const first = await sources.request(ask(`${server.url}/a`))
    const second = await sources.request(ask(`${server.url}/a`))
    expect([first.mode, second.mode]).toEqual(['LIVE', 'CACHED'])
    expect(second.json()).toEqual({ n: 0 })
    expect(second.evidence({}).mode).toBe('CACHED')
    expect(second.retrievedAt).toBe(first.retrievedAt)
    const third = await sources.request(ask(`${server.url}/a`, { cacheMs: 0 }))
    expect([third.mode, third.json()]).toEqual(['LIVE', { n: 1 }])
  })

  it('is asked again after it was forgotten or was no JSON', async () => {
    const server = await serve((_, response, before) => response.end(before === 0 ? 'oops' : '{}'))
    const sources = createSources(settings(), logger)
    const answer = await sources.request(ask(server.url))
    expect(() => answer.json()).toThrow('the answer is not JSON.')
    expect((await sources.request(ask(server.url))).mode).toBe('LIVE')
  })

  it('keeps apart requests of other headers, methods and bodies', async () => {
    const server = await serve((_, response) => response.end('{}'))
    const sources = createSources(settings(), logger)
    const differing: Partial<SourceRequest>[] = [
      {},
      { headers: { accept: 'text/plain' } },
      { method: 'POST', body: '1' },
      { method: 'POST', body: '2' },
    ]
    for (const more of differing) expect((await sources.request(ask(server.url, more))).mode).toBe('LIVE')
    expect(server.requests).toHaveLength(4)
  })

  it('does not keep a 202, which only says that the answer is being made', async () => {
    const server = await serve((_, response) => response.writeHead(202).end('{}'))
    const sources = createSources(settings(), logger)
    for (let n = 0; n < 2; n++)
      expect((await sources.request(ask(server.url, { acceptStatuses: [202] }))).mode).toBe('LIVE')
  })

  it('asks with the ETag of an old answer, and takes 304 as that answer read anew', async () => {
    const server = await serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? undefined : '{"old":true}')
    })
    const sources = createSources(settings(), logger)
    const first = await sources.request(ask(server.url, { cacheMs: 0 }))
    const second = await sources.request(ask(server.url, { cacheMs: 0 }))
    expect([second.status, second.mode, second.json()]).toEqual([200, 'LIVE', { old: true }])
    expect(second.contentHash).toBe(first.contentHash)
    expect(server.requests).toHaveLength(2)
  })

  it('does not ask where beforeAsking refuses, but still answers from the cache', async () => {
    const server = await serve((_, response) => response.end('{}'))
    const sources = createSources(settings(), logger)
    const refuse = () => {
      throw new SourceFailure({ code: 'RATE_LIMITED', source: 'CoinGecko', reason: 'spare it.' })
    }
    await expect(sources.request(ask(server.url, { beforeAsking: refuse }))).rejects.toThrow('spare it.')
    expect(server.requests).toHaveLength(0)
    await sources.request(ask(server.url))
    expect((await sources.request(ask(server.url, { beforeAsking: refuse }))).mode).toBe('CACHED')
  })
})

describe('equal requests at the same time', () => {
  it('are one reading, and one caller who leaves does not end it for the others', async () => {
    const arrived = Promise.withResolvers<void>()
    const mayAnswer = Promise.withResolvers<void>()
    const server = await serve(async (_, response) => {
      arrived.resolve()
      await mayAnswer.promise
      response.end('{"whole":true}')
    })
    const sources = createSources(settings(), logger)
    const leaving = new AbortController()
    const first = sources.request(ask(server.url, { signal: leaving.signal }))
    const second = sources.request(ask(server.url, { signal: new AbortController().signal }))
    const third = sources.request(ask(server.url))
    await arrived.promise
    leaving.abort(new Error('gone'))
    await expect(first).rejects.toThrow('gone')
    mayAnswer.resolve()
    expect((await second).json()).toEqual({ whole: true })
    expect((await third).json()).toEqual({ whole: true })
    expect(server.requests).toHaveLength(1)
  })

  it('are not begun for a caller who has left already', async () => {
    const server = await serve((_, response) => response.end('{}'))
    const request = ask(server.url, { signal: AbortSignal.abort(new Error('gone')) })
    await expect(createSources(settings(), logger).request(request)).rejects.toThrow('gone')
    expect(server.requests).toHaveLength(0)
  })

  it('fail together and are asked anew afterwards', async () => {
    const server = await serve((_, response, before) => response.writeHead(before === 0 ? 500 : 200).end('{}'))
    const sources = createSources(settings(), logger)
    const both = await Promise.allSettled([sources.request(ask(server.url)), sources.request(ask(server.url))])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await sources.request(ask(server.url))).mode).toBe('LIVE')
    expect(server.requests).toHaveLength(2)
  })
})

describe('<SERVICE>_BASE_URL', () => {
  it('takes the place of scheme and host, with a path before theirs, and stays out of evidence', async () => {
    const server = await serve((request, response) => response.end(JSON.stringify(request.url)))
    const sources = createSources(settings({ baseUrls: { COINGECKO: `${server.url}/prefix/` } }), logger)
    const url = 'https://api.coingecko.test/api/v3/coins?x=1'
    const answer = await sources.request(ask(url))
    expect(answer.json()).toBe('/prefix/api/v3/coins?x=1')
    expect(answer.url).toBe(url)
    expect(answer.evidence({}).url).toBe(url)
  })

  it('does not touch other services', async () => {
    const server = await serve((_, response) => response.end('{}'))
    const sources = createSources(settings({ baseUrls: { GITHUB: 'http://127.0.0.1:1' } }), logger)
    expect((await sources.request(ask(server.url))).status).toBe(200)
    expect((await sources.request(ask(`${server.url}/own`, { service: null }))).status).toBe(200)
  })
})

describe('the bytes behind evidence', () => {
  it('are kept once, as they came, under their own SHA-256', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22])
    const server = await serve((_, response) => response.end(bytes))
    const test = await createTestDatabase()
    const options = { url: test.url, schema: 'sample', entities: [], migrations: sourceDocumentsMigrations }
    const database = await connectDatabase(options)
    try {
      const sources = createSources(settings(), logger).forSubgraph(database)
      const shownUrl = 'https://api.test/without-key'
      for (let n = 0; n < 2; n++) await sources.request(ask(server.url, { cacheMs: 0, shownUrl }))
      const rows = await database.query<{ content_hash: string; body: Buffer; source: string; url: string }>(
        'select content_hash, body, source, url from sample.source_documents',
      )
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ source: 'CoinGecko', url: shownUrl })
      expect(Buffer.from(rows[0]?.body ?? '').equals(bytes)).toBe(true)
      expect(rows[0]?.content_hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    } finally {
      await database.dispose()
      await test.dispose()
    }
  })
})

describe('missingFrom', () => {
  it('makes a line of a SourceFailure and throws on everything else', () => {
    const failure = new SourceFailure({ code: 'TIMED_OUT', source: 'CoinGecko', reason: 'no answer.' })
    const line = { code: 'TIMED_OUT', signal: 'market', reason: 'CoinGecko: no answer.' }
    expect(missingFrom(failure, 'market')).toEqual(line)
    expect(() => missingFrom(new TypeError('a bug'), 'market')).toThrow('a bug')
  })
})
