import { createWatchedFile } from '@chainlens/platform/files'
import { MOST_SUPERGRAPH_BYTES, type SupergraphSource, tellSight } from './supergraph-source.ts'
import { textOrThrow } from './text-or-throw.ts'

/** A supergraph in a file; `settleMs`: how long the file has to keep still before it is taken. */
export function createFileSource(path: string, options: { pollMs: number; settleMs?: number }): SupergraphSource {
  const file = createWatchedFile(path, { ...options, maxBytes: MOST_SUPERGRAPH_BYTES })
  return {
    read: async () => textOrThrow(await file.read()),
    watch: (listener) => file.watch((sight) => tellSight(sight, listener)),
  }
}
