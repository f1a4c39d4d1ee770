import { encodeId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { existing } from '../domain/existing.ts'
import type { StoredRunEvent } from '../engine/run-event.ts'

export const RunEvent = {
  __resolveType: (event: StoredRunEvent) => event.type,
}

/** Fields that all events have. */
export const eventFields = {
  run: (event: StoredRunEvent, _input: unknown, { loaders }: Context) => existing(loaders.runs.load(event.runId)),
  runId: (event: StoredRunEvent) => encodeId('run', event.runId),
}
