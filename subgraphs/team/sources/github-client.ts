import type { Config } from '@chainlens/platform/config'
import { type SourceAnswer, SourceFailure, type Sources } from '@chainlens/platform/sources'
import { createGithubLimit, GITHUB } from './github-limit.ts'

const API = 'https://api.github.com'
const REDIRECTS = [301, 302, 307, 308]
const READ_HERE = [...REDIRECTS, 401, 403, 404, 429, 451]
const MOVED_KEPT = 1_000

/** Asks GitHub's REST API by GET. Answers 200, 202 or 204; everything else throws SourceFailure. */
export type GithubClient = (path: string, options: { cacheMs: number; deadline: number }) => Promise<SourceAnswer>

/** A client for the process: it keeps GitHub's limit and follows a renamed repository once, on the same host. */
export function createGithubClient(sources: Sources, config: Config): GithubClient {
  const limit = createGithubLimit(config.keys.GITHUB !== undefined)
  const moved = new Map<string, string>()

  async function ask(path: string, { cacheMs, deadline }: Parameters<GithubClient>[1]): Promise<SourceAnswer> {
    const timeoutMs = Math.min(config.sourceTimeoutMs, Math.round(deadline - Date.now()))
    const answer = await sources.request({
      service: 'GITHUB',
      source: GITHUB,
      url: `${API}${path}`,
      headers: {
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(config.keys.GITHUB ? { authorization: `Bearer ${config.keys.GITHUB}` } : {}),
      },
      cacheMs,
      timeoutMs: Math.max(timeoutMs, 1),
      acceptStatuses: READ_HERE,
      beforeAsking: () => {
        limit.check()
        if (timeoutMs <= 0) throw new SourceFailure({ code: 'TIMED_OUT', source: GITHUB, reason: NO_TIME })
      },
    })
    if (answer.mode === 'LIVE') limit.note(answer)
    return answer
  }

  return async (path, options) => {
    const first = await ask(moved.get(path) ?? path, options)
    if (!REDIRECTS.includes(first.status)) return checked(first, config)
    const target = sameHostPath(first, config)
    const answer = checked(await ask(target, options), config)
    if (moved.size >= MOVED_KEPT) moved.clear()
    if (first.status === 301 || first.status === 308) moved.set(path, target)
    return answer
  }
}

const NO_TIME = 'the other sources left no time to ask it.'

/** Path and query that a redirect points to. Throws BAD_ANSWER where that is another host. */
function sameHostPath(answer: SourceAnswer, config: Config): string {
  const base = config.baseUrls.GITHUB ? new URL(config.baseUrls.GITHUB) : new URL(API)
  const location = answer.headers.get('location') ?? ''
  const target = URL.canParse(location, answer.url) ? new URL(location, answer.url) : null
  if (target?.origin === API) return `${target.pathname}${target.search}`
  if (target?.origin === base.origin) {
    const prefix = base.pathname.replace(/\/$/, '')
    return `${target.pathname.startsWith(`${prefix}/`) ? target.pathname.slice(prefix.length) : target.pathname}${target.search}`
  }
  throw new SourceFailure({ code: 'BAD_ANSWER', source: GITHUB, reason: 'it redirects to another host.' })
}

function checked(answer: SourceAnswer, config: Config): SourceAnswer {
  const { status } = answer
  const refused = (code: 'KEY_REFUSED' | 'BAD_ANSWER' | 'NOT_FOUND', reason: string) =>
    new SourceFailure({ code, source: GITHUB, reason })
  if (REDIRECTS.includes(status)) throw refused('BAD_ANSWER', 'it redirects in a circle.')
  const what = answer.url.startsWith(`${API}/orgs/`) ? 'organisation' : 'public repository'
  if (status === 404) throw refused('NOT_FOUND', `it has no ${what} of this name.`)
  if (status === 451) throw refused('NOT_FOUND', 'access is barred for legal reasons (HTTP 451).')
  if ((status === 401 || status === 403) && config.keys.GITHUB)
    throw refused('KEY_REFUSED', `it refuses the GITHUB_TOKEN for this (HTTP ${status}).`)
  if (status >= 400) throw refused('BAD_ANSWER', `it refused the request (HTTP ${status}).`)
  return answer
}
