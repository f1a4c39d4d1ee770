import { type Config, KEY_SETTINGS } from '../../config/index.ts'
import type { Sources } from '../sources.ts'
import { askProbe, type ProbeOutcome, type Problem } from './ask-probe.ts'
import type { CataloguedSource, Probe } from './catalogued-source.ts'

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
  const isRefused = (body: unknown) => key !== undefined && withKey?.refuses?.(body) === true
  const { accepts, ...question } = probe
  return askProbe(
    sources,
    { service: source.service, source: source.name, maxBytes: 2_000_000, signal, ...question },
    {
      withKey: key !== undefined,
      check: (body) => (accepts.safeParse(body).success ? null : problemOf(isRefused(body))),
    },
  )
}

function problemOf(isRefused: boolean): Problem {
  return isRefused
    ? { code: 'KEY_REFUSED', reason: 'it does not take the key.' }
    : { code: 'BAD_ANSWER', reason: 'it answered something else than was asked.' }
}
