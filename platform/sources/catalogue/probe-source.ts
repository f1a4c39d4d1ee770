import { type Config, KEY_SETTINGS } from '../../config/index.ts'
import { SourceFailure, type SourceFailureCode } from '../source-failure.ts'
import type { SourceAnswer, Sources } from '../sources.ts'
import type { CataloguedSource, Probe } from './catalogued-source.ts'

/** What became of a probe. */
export type ProbeOutcome =
  | { state: 'ANSWERS'; durationMs: number; withKey: boolean }
  /** It answers nothing without a key, and there is none: it was not asked. */
  | { state: 'KEY_MISSING'; keySetting: string }
  | { state: 'FAILS'; durationMs: number; withKey: boolean; code: SourceFailureCode; reason: string }

/** Asks a source whether it answers, with its key where one is set. Throws nothing of the source's own. */
export async function probeSource(
  { sources, config, signal }: { sources: Sources; config: Config; signal?: AbortSignal },
  source: CataloguedSource,
): Promise<ProbeOutcome> {
  const { withKey } = source
  const key = withKey ? config.keys[withKey.key] : undefined
  const keyless = source.probe ?? (config.baseUrls[source.service] ? source.elsewhere : undefined)
  const probe: (Probe & { shownUrl?: string }) | undefined = withKey && key ? withKey.of(key) : keyless
  if (!probe) return { state: 'KEY_MISSING', keySetting: withKey ? KEY_SETTINGS[withKey.key] : source.service }
  const started = performance.now()
  const took = () => ({ durationMs: Math.round(performance.now() - started), withKey: key !== undefined })
  try {
    const { accepts, ...request } = probe
    const answer = await sources.request({
      service: source.service,
      source: source.name,
      cacheMs: 0,
      maxBytes: 2_000_000,
      signal,
      ...request,
    })
    checkAnswer(source, probe, answer, key !== undefined)
    return { state: 'ANSWERS', ...took() }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return { state: 'FAILS', ...took(), code: error.code, reason: error.message }
  }
}

function checkAnswer({ name, withKey }: CataloguedSource, { accepts }: Probe, answer: SourceAnswer, hasKey: boolean) {
  const body = answer.json()
  if (accepts.safeParse(body).success) return
  const isRefused = hasKey && withKey?.refuses?.(body)
  throw isRefused
    ? new SourceFailure({ code: 'KEY_REFUSED', source: name, reason: 'it does not take the key.' })
    : new SourceFailure({ code: 'BAD_ANSWER', source: name, reason: 'it answered something else than was asked.' })
}
