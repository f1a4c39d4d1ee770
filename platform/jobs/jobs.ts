/** The three pools of workers. */
export const POOLS = ['agent-runs', 'analytics', 'data-processing'] as const

/** A pool's name; also that of its queue. */
export type QueueName = (typeof POOLS)[number]

/** One piece of background work. */
export interface Job {
  name: string
  data: Record<string, unknown>
}

/** How a job is run. */
export interface JobOptions {
  /** Equal ids are one job until it has ended. Letters, digits, `.` and `-`. */
  id?: string
  delayMs?: number
  /** How often it is tried; 1 by default. */
  attempts?: number
  /** 1 goes before 2; left out: before all that have one. */
  priority?: number
}

/** When a job comes again and again: every so many milliseconds, or by a cron pattern in UTC. */
export type Schedule = { everyMs: number } | { cron: string }

/** What a process does with jobs, by their names. One that throws is tried again as often as its job says. */
export type JobHandlers = Record<string, (job: Job) => Promise<void>>

/** Queues of background work. A queue may be emptied at any time: the truth is in tables. */
export interface Jobs {
  add(queue: QueueName, job: Job, options?: JobOptions): Promise<void>
  /** Does jobs of these names in this process until disposed, within the pool's limits, which all of its work shares. */
  work(queue: QueueName, handlers: JobHandlers): Promise<{ dispose(): Promise<void> }>
  /**
   * Has a job come again and again, however many processes ask for it, and puts it back where the queue was
   * emptied, until disposed. It goes on without this process: others may be there to do it.
   */
  schedule(
    queue: QueueName,
    id: string,
    when: Schedule,
    job: Job,
    options?: Pick<JobOptions, 'priority'>,
  ): Promise<{ dispose(): Promise<void> }>
  dispose(): Promise<void>
}
