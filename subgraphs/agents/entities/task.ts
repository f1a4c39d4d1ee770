import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** What is done in the background for a conversation; as TaskKind of the graph in lower case. */
export type TaskType = 'name_session' | 'export_session'

/** Where a task stands; as TaskStatus of the graph. */
export type TaskStatus = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'

/** Why a task failed, for its person. */
export interface TaskError {
  /** UPPER_SNAKE. */
  code: string
  message: string
}

/** What a task has made, in parts that are read one by one. */
export interface TaskFile {
  name: string
  mediaType: string
  /** In UTF-8. */
  byteLength: number
  parts: number
}

/** The same with whose it is. */
export interface OwnedTaskFile extends TaskFile {
  taskId: string
}

/** A piece of background work on a session, as its owner sees it; what workers hold it by stays in SQL. */
export const TaskEntity = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    sessionId: p.uuid(),
    taskType: p.text().$type<TaskType>(),
    status: p.text().$type<TaskStatus>(),
    /** 0 to 1. */
    progress: p.float(),
    progressText: p.text().nullable(),
    error: p.json<TaskError>().nullable(),
    result: p.json<{ file?: TaskFile }>().nullable(),
    retryCount: p.integer(),
    createdAt: p.datetime(),
    /** Not tried before this time. */
    dueAt: p.datetime(),
    startedAt: p.datetime().nullable(),
    completedAt: p.datetime().nullable(),
  },
})

/** A row of tasks. */
export type Task = InferEntity<typeof TaskEntity>
