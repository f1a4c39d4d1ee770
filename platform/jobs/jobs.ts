/** The three pools of workers. */
export type QueueName = 'agent-runs' | 'analytics' | 'data-processing'

/** One piece of background work. */
export interface Job {
  name: string
  data: Record<string, unknown>
}

/** How a job is run. */
export interface JobOptions {
  /** Equal ids are one job while it waits. */
  id?: string
  delayMs?: number
  /** How often it is tried; 1 by default. */
  attempts?: number
}

/** Queues of background work. A queue may be emptied at any time: the truth is in tables. */
export interface Jobs {
  add(queue: QueueName, job: Job, options?: JobOptions): Promise<void>
  /** Runs the queue's jobs in this process until disposed. */
  work(
    queue: QueueName,
    handler: (job: Job) => Promise<void>,
    options?: { concurrency?: number },
  ): Promise<{ dispose(): Promise<void> }>
  dispose(): Promise<void>
}
