import type { Sight } from '@chainlens/platform/files'
import { SupergraphRefused } from './supergraph-refused.ts'

/** The text that a first look found. Throws SUPERGRAPH_UNREADABLE where there is none. */
export function textOrThrow(sight: Sight): string {
  if ('text' in sight) return sight.text
  throw new SupergraphRefused('UNREADABLE', [sight.problem])
}
