import { callRoute, type Platform } from '@chainlens/platform/service'
import { z } from 'zod'
import type { HeldRun } from './held-run.ts'
import { RunFailure } from './run-interruption.ts'

/** A run's own access token, which is good for a minute. */
export interface RunIdentity {
  /** Throws RunFailure ACCOUNT_CLOSED, or what kept users from answering. */
  accessToken(signal: AbortSignal): Promise<string>
}

const TIMEOUT_MS = 5_000
/** Shorter than the token's minute, so that it still holds when the call arrives. */
const KEEP_MS = 40_000

const refusal = z.object({ code: z.literal('ACCOUNT_CLOSED') })
const answer = z.object({ accessToken: z.string().min(1) })

/** Exchanges a run and its fence for an identity of the user who asked, anew whenever the last grows old. */
export function createRunIdentity(platform: Platform, run: HeldRun): RunIdentity {
  let kept: { token: Promise<string>; until: number } | null = null

  async function exchange(signal: AbortSignal): Promise<string> {
    const response = await callRoute(platform, {
      issuer: 'agents',
      subgraph: 'users',
      path: '/internal/run-identity',
      body: { runId: run.id, fence: run.fence, userId: run.userId, scopes: run.principal.scopes },
      timeoutMs: TIMEOUT_MS,
      signal,
    })
    const said: unknown = await response.json().catch(() => null)
    if (response.status === 403 && refusal.safeParse(said).success)
      throw new RunFailure({
        code: 'ACCOUNT_CLOSED',
        message: 'The account that asked may not act any more.',
        retryable: false,
      })
    if (!response.ok) throw new Error(`users answered ${response.status} to a run's request for its identity.`)
    return answer.parse(said).accessToken
  }

  return {
    accessToken(signal) {
      if (kept && kept.until > performance.now()) return kept.token
      const made = { token: exchange(signal), until: performance.now() + KEEP_MS }
      kept = made
      made.token.catch(() => {
        if (kept === made) kept = null
      })
      return made.token
    },
  }
}
