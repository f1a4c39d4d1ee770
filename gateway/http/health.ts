import { checkDependency, type Dependency } from '@chainlens/platform/health'
import type { Fetch } from '@chainlens/platform/http'
import { z } from 'zod'

/** Whether something that the gateway needs answers. */
export type Readiness = Dependency

/** What is asked, and how. */
export interface ReadinessOptions {
  subgraphs: readonly { name: string; url: string; required?: boolean }[]
  fetch: Fetch
  timeoutMs: number
  others?: () => Promise<Readiness[]>
}

/** What a subgraph says of what it leans on itself. */
const report = z.object({
  dependencies: z.array(z.object({ name: z.string(), ok: z.boolean(), reason: z.string().optional() })),
})

interface Asked {
  subgraph: Dependency
  /** What the subgraph leans on, by its own word. */
  behind: Dependency[]
}

/**
 * Asks each subgraph how it stands, and whatever else readiness needs. What several subgraphs lean on
 * (PostgreSQL, workers) is told once, as the worst of them has it: theirs to require, not the gateway's.
 */
export async function findDependencies(options: ReadinessOptions): Promise<Dependency[]> {
  const [asked, others] = await Promise.all([
    Promise.all(options.subgraphs.map((subgraph) => askSubgraph(subgraph, options))),
    options.others?.() ?? [],
  ])
  const own = [...asked.map(({ subgraph }) => subgraph), ...others]
  const behind = new Map<string, Dependency>()
  for (const dependency of asked.flatMap((one) => one.behind))
    if (behind.get(dependency.name)?.ok !== false) behind.set(dependency.name, dependency)
  const names = new Set(own.map(({ name }) => name))
  return [...own, ...[...behind.values()].filter(({ name }) => !names.has(name))]
}

async function askSubgraph(
  { name, url, required = true }: ReadinessOptions['subgraphs'][number],
  { fetch, timeoutMs }: ReadinessOptions,
): Promise<Asked> {
  let status = 0
  let behind: Dependency[] = []
  const asked = await checkDependency(
    name,
    async () => {
      const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(timeoutMs) })
      status = response.status
      const read = report.safeParse(await response.json().catch(() => null))
      if (read.success) behind = read.data.dependencies.map((one) => ({ ...one, isRequired: false }))
    },
    { isRequired: required, timeoutMs },
  )
  if (!asked.ok || status === 200) return { subgraph: asked, behind }
  const down = behind.filter(({ ok }) => !ok).map((one) => one.name)
  const reason = down.length > 0 ? `lacks ${down.join(', ')}` : `answers ${status}`
  return { subgraph: { ...asked, ok: false, reason }, behind }
}
