import { SourceFailure, type SourceFailureCode } from '../source-failure.ts'
import type { SourceRequest, Sources } from '../sources.ts'

/** What became of a probe. */
export type ProbeOutcome =
  | { state: 'ANSWERS'; durationMs: number; withKey: boolean }
  /** It answers nothing without a key, and there is none: it was not asked. */
  | { state: 'KEY_MISSING'; keySetting: string }
  | { state: 'FAILS'; durationMs: number; withKey: boolean; code: SourceFailureCode; reason: string }

/** What is wrong with an answer. */
export interface Problem {
  code: SourceFailureCode
  reason: string
}

/** Asks anew, times it, and holds the answer against `check`, which says what is wrong with it, or null. */
export async function askProbe(
  sources: Sources,
  request: SourceRequest,
  { withKey, check }: { withKey: boolean; check: (body: unknown) => Problem | null },
): Promise<ProbeOutcome> {
  const started = performance.now()
  const took = () => ({ durationMs: Math.round(performance.now() - started), withKey })
  try {
    const answer = await sources.request({ ...request, cacheMs: 0 })
    const problem = check(answer.json())
    return problem ? { state: 'FAILS', ...took(), ...problem } : { state: 'ANSWERS', ...took() }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return { state: 'FAILS', ...took(), code: error.code, reason: error.message }
  }
}
