import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'

/** Name of the source for people. */
export const GITHUB = 'GitHub'

// What GitHub asks for where it names no time.
const DEFAULT_WAIT_MS = 60_000
// A reset further away than this is a broken clock, GitHub's windows last an hour.
const LONGEST_WAIT_MS = 2 * 3_600_000

/** What is known of GitHub's request limit in this process. */
export interface GithubLimit {
  /** Throws RATE_LIMITED while GitHub has said that it answers nothing. */
  check(): void
  /** Learns from an answer. Throws RATE_LIMITED where the answer is a refusal for the limit. */
  note(answer: LimitedAnswer): void
}

/** What of an answer tells of the limit. */
export type LimitedAnswer = Pick<SourceAnswer, 'status' | 'headers' | 'text'>

/** Remembers when GitHub answers again, so that it is not asked before. `clock` gives milliseconds of unix time. */
export function createGithubLimit(hasToken: boolean, clock: () => number = Date.now): GithubLimit {
  let blockedUntil = 0

  function failure(): SourceFailure {
    const until = new Date(blockedUntil).toISOString().replace(/\.\d+Z$/, 'Z')
    const more = hasToken ? '' : ' A GITHUB_TOKEN raises the limit.'
    const reason = `its request limit is reached; it answers again at ${until}.${more}`
    const retryAfterMs = blockedUntil - clock()
    return new SourceFailure({ code: 'RATE_LIMITED', source: GITHUB, reason, retryAfterMs })
  }

  return {
    check() {
      if (clock() < blockedUntil) throw failure()
    },
    note(answer) {
      const isExhausted = answer.headers.get('x-ratelimit-remaining') === '0'
      const isRefusal = answer.status === 429 || (answer.status === 403 && (isExhausted || namesALimit(answer)))
      if (!isExhausted && !isRefusal) return
      const now = clock()
      const until = retryTime(answer.headers, isExhausted, now) ?? (isRefusal ? now + DEFAULT_WAIT_MS : 0)
      blockedUntil = Math.max(blockedUntil, until)
      if (isRefusal) throw failure()
    },
  }
}

/** A secondary limit comes as 403 with requests left: its header or its text tells it from other refusals. */
function namesALimit(answer: LimitedAnswer): boolean {
  return answer.headers.has('retry-after') || /rate limit/i.test(answer.text.slice(0, 2_000))
}

function retryTime(headers: Headers, isExhausted: boolean, now: number): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN)
  const until = seconds > 0 ? now + seconds * 1000 : isExhausted ? reset * 1000 : Number.NaN
  return until > now && until < now + LONGEST_WAIT_MS ? until : null
}
