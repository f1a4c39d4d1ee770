import { createWatchedFile } from '@chainlens/platform/files'
import type { RunningSubgraph } from '@chainlens/platform/graphql'

const MOST_BYTES = 5_000_000
const POLL_MS = 5_000

/**
 * Lets a running subgraph answer by its schema's file whenever that changes. A field without a resolver is null, or
 * the property of its name; what has a resolver and no field any more is refused until the code is mended.
 */
export function followSchema(
  subgraph: RunningSubgraph,
  schemaFile: string,
  tell: (line: string) => void,
): { dispose(): void } {
  return createWatchedFile(schemaFile, { pollMs: POLL_MS, settleMs: 10, maxBytes: MOST_BYTES }).watch((sight) => {
    if ('problem' in sight) return tell(`✖ ${subgraph.name}: ${sight.problem}`)
    try {
      subgraph.useSchema(sight.text)
    } catch (error) {
      tell(`✖ ${subgraph.name} can't serve its new schema: ${(error as Error).message}`)
      tell(`  → Mend subgraphs/${subgraph.name}/resolvers to fit it; until then it answers by the one before.`)
    }
  })
}
