import type { RunEvent } from './run-event.ts'

/** Where the events of a run come from. Returns what ends the subscription; a sink is called no more after its end. */
export type RunSource = (
  request: { runId: string; afterSequence: number },
  sink: {
    event(event: RunEvent): void
    /** A graph error of the subscription, a lost socket, or a socket that could not be had. */
    error(error: unknown): void
    complete(): void
  },
) => () => void
