import type { Fetch } from '@chainlens/platform/http'

/** Whether something that the gateway needs answers. */
export interface Readiness {
  name: string
  ok: boolean
  /** Why not; for a person. */
  reason?: string
}

/** What is asked, and how. */
export interface ReadinessOptions {
  subgraphs: readonly { name: string; url: string; required?: boolean }[]
  fetch: Fetch
  timeoutMs: number
  others?: () => Promise<Readiness[]>
}

/** Asks each subgraph whether it lives, and whatever else readiness needs. 200 where all that is required does. */
export async function answerReadiness(options: ReadinessOptions): Promise<Response> {
  const [subgraphs, others] = await Promise.all([
    Promise.all(options.subgraphs.map((subgraph) => askHealth(subgraph, options))),
    options.others?.() ?? [],
  ])
  const optional = new Set(options.subgraphs.filter(({ required }) => required === false).map(({ name }) => name))
  const dependencies = [...subgraphs, ...others]
  const missing = dependencies.filter(({ ok }) => !ok)
  const isReady = missing.every(({ name }) => optional.has(name))
  const status = missing.length === 0 ? 'ready' : isReady ? 'degraded' : 'not ready'
  return Response.json(
    { status, dependencies },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

async function askHealth(subgraph: { name: string; url: string }, options: ReadinessOptions): Promise<Readiness> {
  const { name } = subgraph
  const signal = AbortSignal.timeout(options.timeoutMs)
  try {
    const answer = options.fetch(new URL('/healthz', subgraph.url), { signal })
    const late = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const response = await Promise.race([answer, late])
    void response.body?.cancel().catch(() => {})
    return response.ok ? { name, ok: true } : { name, ok: false, reason: `answers ${response.status}` }
  } catch {
    return { name, ok: false, reason: signal.aborted ? 'does not answer in time' : 'can not be reached' }
  }
}
