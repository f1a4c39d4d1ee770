import { encodeId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { existing } from '../domain/existing.ts'
import type { StoredRunEvent } from '../engine/run-event.ts'

/** All that this version knows; tsc misses here what is added. */
const KINDS: Record<StoredRunEvent['type'], true> = {
  RunStarted: true,
  TextDelta: true,
  ToolCallStarted: true,
  ToolCallEnded: true,
  ApprovalRequested: true,
  ApprovalAnswered: true,
  StepReset: true,
  RunEnded: true,
}

export const RunEvent = {
  // A row of a newer version keeps its place: who follows the run would miss it, and ask for it again and again.
  __resolveType: ({ type }: StoredRunEvent) => (Object.hasOwn(KINDS, type) ? type : 'OtherRunEvent'),
}

/** Fields that all events have. */
export const eventFields = {
  run: (event: StoredRunEvent, _input: unknown, { loaders }: Context) => existing(loaders.runs.load(event.runId)),
  runId: (event: StoredRunEvent) => encodeId('run', event.runId),
}
