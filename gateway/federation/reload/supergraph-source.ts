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

/** What a look at a source found: a text, or why there is none. */
export type Sight = { text: string } | { problem: string }

/** Beyond this it is no supergraph that a gateway could plan for; ours has 0.1 MB. */
export const MOST_SUPERGRAPH_BYTES = 20_000_000

/** Whether two looks found the same. */
export function isSameSight(one: Sight | null, other: Sight): boolean {
  if (!one) return false
  return 'text' in one
    ? 'text' in other && one.text === other.text
    : 'problem' in other && one.problem === other.problem
}

/** Tells a listener what a look found. */
export function tellSight(sight: Sight, listener: SupergraphListener): void {
  if ('text' in sight) listener.changed(sight.text)
  else listener.unreadable(sight.problem)
}
