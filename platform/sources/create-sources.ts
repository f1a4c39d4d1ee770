import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Config } from '../config/index.ts'
import type { Database } from '../db/index.ts'
import { makeEvidence } from '../evidence/index.ts'
import type { Logger } from '../telemetry/index.ts'
import { fetchBytes } from './fetch-bytes.ts'
import { keepDocument } from './keep-document.ts'
import { SourceFailure } from './source-failure.ts'
import type { SourceAnswer, SourceRequest, Sources } from './sources.ts'

const CACHE_BYTES = 64 * 1024 * 1024

interface Kept {
  status: number
  headers: Headers
  text: string
  contentHash: string
  retrievedAt: string
  freshUntil: number
}

/** The address that is really asked. */
function effectiveUrl(request: SourceRequest, config: Config): string {
  const base = request.service && config.baseUrls[request.service]
  if (!base) return request.url
  const url = new URL(request.url)
  const replaced = new URL(base)
  return `${replaced.origin}${replaced.pathname.replace(/\/$/, '')}${url.pathname}${url.search}`
}

/** The way to outside services for a process: one cache, shared by its subgraphs. */
export function createSources(config: Config, logger: Logger): Sources {
  const cache = new LRUCache<string, Kept>({ maxSize: CACHE_BYTES, sizeCalculation: (kept) => kept.text.length + 500 })
  const underWay = new Map<string, Promise<{ kept: Kept; mode: 'LIVE' | 'CACHED' }>>()

  async function read(request: SourceRequest, key: string): Promise<{ kept: Kept; mode: 'LIVE' | 'CACHED' }> {
    const old = cache.get(key)
    if (old && old.freshUntil > Date.now()) return { kept: old, mode: 'CACHED' }
    request.beforeAsking?.()
    const etag = old?.headers.get('etag')
    const headers = { ...request.headers, ...(etag ? { 'if-none-match': etag } : {}) }
    const started = performance.now()
    const answer = await fetchBytes({
      ...request,
      url: effectiveUrl(request, config),
      headers,
      timeoutMs: request.timeoutMs ?? config.sourceTimeoutMs,
      acceptStatuses: [...(request.acceptStatuses ?? []), ...(etag ? [304] : [])],
    })
    const durationMs = Math.round(performance.now() - started)
    logger.debug({ source: request.source, status: answer.status, durationMs }, 'source answered')
    const retrievedAt = new Date().toISOString()
    const freshUntil = Date.now() + (request.cacheMs ?? 60_000)
    const kept: Kept =
      answer.status === 304 && old
        ? { ...old, retrievedAt, freshUntil }
        : {
            status: answer.status,
            headers: answer.headers,
            text: answer.bytes.toString('utf8'),
            contentHash: createHash('sha256').update(answer.bytes).digest('hex'),
            retrievedAt,
            freshUntil,
          }
    if (kept.status >= 200 && kept.status < 300 && kept.status !== 202) cache.set(key, kept)
    return { kept, mode: 'LIVE' }
  }

  function create(database: Database | null): Sources {
    return {
      async request(request) {
        const key = `${request.method ?? 'GET'} ${request.url} ${request.body ?? ''}`
        let reading = underWay.get(key)
        if (!reading) {
          reading = read(request, key).finally(() => underWay.delete(key))
          underWay.set(key, reading)
        }
        const { kept, mode } = await reading
        if (database)
          await keepDocument(database, { ...kept, source: request.source, url: request.shownUrl ?? request.url })
        const forget = () => {
          if (cache.peek(key) === kept) cache.delete(key)
        }
        return toAnswer(request, kept, mode, forget)
      },
      async liveOrRecorded({ service, source, live, recorded, isConfigured }) {
        const production = config.environment === 'production'
        if (config.data === 'recorded' && !production) {
          const answer = await recorded()
          if (answer !== null) return answer
          throw new SourceFailure({
            code: 'NO_RECORDING',
            source,
            reason: 'no recording of this ships with ChainLens.',
          })
        }
        try {
          return await live()
        } catch (error) {
          const mayRecord =
            config.data === 'auto' && !production && !(service && config.baseUrls[service]) && !isConfigured
          if (!mayRecord || !(error instanceof SourceFailure) || !error.neverReached) throw error
          const answer = await recorded()
          if (answer !== null) return answer
          throw error
        }
      },
      forSubgraph: create,
    }
  }
  return create(null)
}

function toAnswer(request: SourceRequest, kept: Kept, mode: 'LIVE' | 'CACHED', forget: () => void): SourceAnswer {
  const { source } = request
  const url = request.shownUrl ?? request.url
  return {
    status: kept.status,
    headers: kept.headers,
    text: kept.text,
    contentHash: kept.contentHash,
    retrievedAt: kept.retrievedAt,
    url,
    source,
    mode,
    forget,
    json() {
      try {
        return JSON.parse(kept.text)
      } catch (cause) {
        forget()
        throw new SourceFailure({ code: 'BAD_ANSWER', source, reason: 'the answer is not JSON.', cause })
      }
    },
    evidence(input) {
      const { contentHash, retrievedAt } = kept
      const shown = input.url === undefined ? url : input.url
      return makeEvidence({
        source,
        url: shown,
        mode,
        asOf: input.asOf ?? null,
        retrievedAt,
        contentHash,
        excerpt: input.excerpt ?? null,
      })
    },
  }
}
