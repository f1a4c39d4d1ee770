import type { Database, Transaction } from '@chainlens/platform/db'
import type { TaskError } from '../../entities/task.ts'

/** A task as the worker that holds it knows it. */
export interface HeldTask {
  id: string
  sessionId: string
  type: string
  parameters: Record<string, unknown>
  /** Carried by every write; another hold has another fence. */
  fence: number
  /** Times that it failed, or was lost with its worker. */
  retryCount: number
}

/** What a task is done with. */
export interface TaskContext {
  readonly task: HeldTask
  readonly database: Database
  /**
   * Stores how far it is, and what `work` writes, in one transaction; `progress` is 0 to 1, `text` for its person.
   * Throws TaskInterruption where it does not go on here: it was cancelled, another worker has it, or this one ends.
   */
  advance(progress: number, text: string, work?: (transaction: Transaction) => Promise<void>): Promise<void>
}

/**
 * Does a task up to its last step, which it returns: that runs in the transaction that marks the task as done, and
 * gives its result. A task that is taken over begins again: what it stored by `advance` is there to go on from.
 */
export type DoTask = (context: TaskContext) => Promise<(transaction: Transaction) => Promise<object>>

/** Why a task does not go on here. */
export class TaskInterruption extends Error {
  readonly kind: 'LOST' | 'HANDED_OVER'

  constructor(kind: TaskInterruption['kind']) {
    super(`The task was interrupted: ${kind}.`)
    this.name = 'TaskInterruption'
    this.kind = kind
  }
}

/** Ends a task as FAILED at once, with a reason that its person may read: trying again would not help. */
export class TaskFailure extends Error {
  readonly error: TaskError

  constructor(error: TaskError) {
    super(error.message)
    this.name = 'TaskFailure'
    this.error = error
  }
}
