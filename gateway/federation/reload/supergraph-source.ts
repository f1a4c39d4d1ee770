import type { Sight } from '@chainlens/platform/files'

/** What is told while a supergraph is watched. */
export interface SupergraphListener {
  /** There is this text, which differs from what was told before. */
  changed(supergraphSdl: string): void
  /** There is something that can't be read; why, for a log. */
  unreadable(problem: string): void
}

/** Where a supergraph comes from. */
export interface SupergraphSource {
  /** The text as it is now. Throws SUPERGRAPH_UNREADABLE with what to do. */
  read(): Promise<string>
  /** Tells of what differs from the text that was read last, until disposed. */
  watch(listener: SupergraphListener): { dispose(): void }
}

/** Beyond this it is no supergraph that a gateway could plan for; ours has 0.1 MB. */
export const MOST_SUPERGRAPH_BYTES = 20_000_000

/** Tells a listener what a look found. */
export function tellSight(sight: Sight, listener: SupergraphListener): void {
  if ('text' in sight) listener.changed(sight.text)
  else listener.unreadable(sight.problem)
}
