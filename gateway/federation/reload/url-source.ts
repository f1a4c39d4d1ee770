import { isSameSight, type Sight } from '@chainlens/platform/files'
import type { Fetch } from '@chainlens/platform/http'
import { MOST_SUPERGRAPH_BYTES, type SupergraphSource, tellSight } from './supergraph-source.ts'
import { textOrThrow } from './text-or-throw.ts'

/** How a URL is asked. */
export interface UrlSourceOptions {
  pollMs: number
  fetch?: Fetch
  /** Of one whole answer. */
  timeoutMs?: number
  maxBytes?: number
}

const TIMEOUT_MS = 10_000
/** After failures it is asked more rarely, down to this. */
const LONGEST_PAUSE_MS = 300_000

/**
 * A supergraph behind a URL, asked for every `pollMs` with the tag of the last answer (ETag). After failures the
 * pause doubles each time, with some chance in it, so that many gateways do not come back at once.
 */
export function createUrlSource(url: string, options: UrlSourceOptions): SupergraphSource {
  const { pollMs, fetch: ask = fetch, timeoutMs = TIMEOUT_MS, maxBytes = MOST_SUPERGRAPH_BYTES } = options
  // Without what follows the path: addresses of stores carry signatures there.
  const { origin, pathname } = new URL(url)
  const name = origin + pathname
  let tag: string | null = null
  let last: { text: string } | null = null

  async function look(signal?: AbortSignal): Promise<Sight> {
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      const response = await ask(url, {
        headers: { accept: 'application/graphql, text/plain, */*', ...(tag && last ? { 'if-none-match': tag } : {}) },
        redirect: 'error',
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      })
      if (response.status === 304 && last) {
        await response.body?.cancel()
        return last
      }
      if (response.status !== 200) {
        await response.body?.cancel()
        return { problem: `${name} answers ${response.status}` }
      }
      const text = await readText(response, maxBytes)
      if (text === null) return { problem: `${name} answers with more than ${maxBytes} bytes` }
      tag = response.headers.get('etag')
      last = { text }
      return last
    } catch {
      return { problem: limit.aborted ? `${name} gave no answer within ${timeoutMs} ms` : `${name} can not be reached` }
    }
  }

  return {
    read: async () => textOrThrow(await look()),
    watch(listener) {
      const life = new AbortController()
      let told: Sight | null = last
      let failures = 0
      let timer: NodeJS.Timeout

      async function poll(): Promise<void> {
        const sight = await look(life.signal)
        if (life.signal.aborted) return
        failures = 'problem' in sight ? failures + 1 : 0
        if (!isSameSight(told, sight)) {
          told = sight
          tellSight(sight, listener)
        }
        schedule()
      }
      function schedule(): void {
        timer = setTimeout(() => void poll(), pauseMs(pollMs, failures))
        timer.unref()
      }

      schedule()
      return {
        dispose() {
          life.abort()
          clearTimeout(timer)
        },
      }
    },
  }
}

/** How long to wait before the next question, after so many failures in a row. */
export function pauseMs(pollMs: number, failures: number): number {
  if (failures === 0) return pollMs
  const longest = Math.max(pollMs, Math.min(LONGEST_PAUSE_MS, pollMs * 2 ** Math.min(failures, 20)))
  return longest * (0.75 + Math.random() / 4)
}

/** Null where it is longer than `maxBytes`. */
async function readText(response: Response, maxBytes: number): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel()
    return null
  }
  // Leaving the loop ends the answer.
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > maxBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
