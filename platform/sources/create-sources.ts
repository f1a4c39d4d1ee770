import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { untilAborted } from '../async/index.ts'
import type { Config } from '../config/index.ts'
import type { Database } from '../db/index.ts'
import { makeEvidence } from '../evidence/index.ts'
import { createMetrics, type Metrics } from '../metrics/index.ts'
import { type Logger, withSpan } from '../telemetry/index.ts'
import { keepDocument } from './documents/keep-document.ts'
import { fetchBytes } from './fetch-bytes.ts'
import { SourceFailure } from './source-failure.ts'
import type { SourceAnswer, SourceRequest, Sources } from './sources.ts'

const CACHE_BYTES = 64 * 1024 * 1024

interface Kept {
  status: number
  headers: Headers
  bytes: Buffer
  text: string
  contentHash: string
  retrievedAt: string
}

interface Reading {
  kept: Kept
  mode: 'LIVE' | 'CACHED'
}

const DEFAULT_CACHE_MS = 60_000

/** The address that is really asked. */
function effectiveUrl(request: SourceRequest, config: Config): string {
  const base = request.service && config.baseUrls[request.service]
  if (!base) return request.url
  const url = new URL(request.url)
  const replaced = new URL(base)
  const prefix = replaced.pathname.replace(/\/$/, '')
  // Some give their address with the version in it, as clients of that service take it: http://localhost:11434/v1
  const version = /^\/v\d+(?=\/)/.exec(url.pathname)?.[0]
  const isThere = version !== undefined && prefix.endsWith(version)
  return `${replaced.origin}${isThere ? prefix.slice(0, -version.length) : prefix}${url.pathname}${url.search}`
}

/**
 * The way to outside services for a process: one cache, shared by its subgraphs.
 *
 * @param ending aborts what is on its way when the process ends
 */
export function createSources(
  config: Config,
  logger: Logger,
  metrics: Metrics = createMetrics(),
  ending?: AbortSignal,
): Sources {
  const cache = new LRUCache<string, Kept>({
    maxSize: CACHE_BYTES,
    // The bytes, and the text made of them.
    sizeCalculation: (kept) => kept.bytes.length + kept.text.length + 500,
  })
  const underWay = new Map<string, Promise<Reading>>()

  async function read(request: SourceRequest, key: string): Promise<Reading> {
    const old = cache.get(key)
    const cacheMs = request.cacheMs ?? DEFAULT_CACHE_MS
    const { source, method, body, maxBytes } = request
    if (old && Date.now() - Date.parse(old.retrievedAt) < cacheMs) {
      metrics.sourceRequests.inc({ source, outcome: 'cached' })
      return { kept: old, mode: 'CACHED' }
    }
    request.beforeAsking?.()
    const etag = old?.headers.get('etag')
    const headers = { ...request.headers, ...(etag ? { 'if-none-match': etag } : {}) }
    const started = performance.now()
    const url = effectiveUrl(request, config)
    const answer = await withSpan(
      `source ${source}`,
      { kind: 'client', attributes: spanOf(request, url) },
      async (span) => {
        const fetched = await fetchBytes({
          source,
          url,
          method,
          headers,
          body,
          maxBytes,
          timeoutMs: request.timeoutMs ?? config.sourceTimeoutMs,
          acceptStatuses: [...(request.acceptStatuses ?? []), ...(etag ? [304] : [])],
          ending,
        })
        span.setAttribute('http.response.status_code', fetched.status)
        return fetched
      },
    ).catch((error) => {
      metrics.sourceRequests.inc({
        source,
        outcome: error instanceof SourceFailure ? error.code.toLowerCase() : 'error',
      })
      throw error
    })
    metrics.sourceRequests.inc({ source, outcome: 'live' })
    metrics.sourceSeconds.observe({ source }, (performance.now() - started) / 1000)
    const durationMs = Math.round(performance.now() - started)
    logger.debug({ source: request.source, status: answer.status, durationMs }, 'source answered')
    const retrievedAt = new Date().toISOString()
    const kept: Kept =
      answer.status === 304 && old
        ? { ...old, retrievedAt }
        : {
            ...answer,
            text: new TextDecoder().decode(answer.bytes),
            contentHash: createHash('sha256').update(answer.bytes).digest('hex'),
            retrievedAt,
          }
    if (kept.status >= 200 && kept.status < 300 && kept.status !== 202) cache.set(key, kept)
    return { kept, mode: 'LIVE' }
  }

  /** One reading for equal requests. No caller's signal ends it: the others still wait for it. */
  function share(request: SourceRequest, key: string): Promise<Reading> {
    const { acceptStatuses = [], maxBytes = null, timeoutMs = null, cacheMs = null } = request
    const readingKey = JSON.stringify([key, acceptStatuses, maxBytes, timeoutMs, cacheMs])
    const underWayAlready = underWay.get(readingKey)
    if (underWayAlready) return underWayAlready
    const reading = read(request, key).finally(() => underWay.delete(readingKey))
    underWay.set(readingKey, reading)
    return reading
  }

  function create(database: Database | null): Sources {
    return {
      async request(request) {
        request.signal?.throwIfAborted()
        const { method = 'GET', url, body = null, headers = {} } = request
        const key = JSON.stringify([method, url, body, headers])
        const { kept, mode } = await untilAborted(share(request, key), request.signal)
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

/** What a trace may say of a request: no path and no query, in which some services want their keys. */
function spanOf({ source, method = 'GET' }: SourceRequest, url: string) {
  return { 'chainlens.source': source, 'http.request.method': method, 'server.address': new URL(url).hostname }
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
