/** A run waits: { runId }. Any worker may take it. */
export const RUN_QUEUED_TOPIC = 'runs.queued'

/** A run is to be stopped: { runId }. Its worker ends it. */
export const RUN_STOP_TOPIC = 'runs.stop'
