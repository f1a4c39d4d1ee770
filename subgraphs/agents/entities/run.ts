import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** Where a run stands; as RunStatus of the graph. */
export type RunStatus = 'QUEUED' | 'RUNNING' | 'WAITING_FOR_APPROVAL' | 'COMPLETED' | 'STOPPED' | 'FAILED'

/** Why a run failed; as RunError of the graph. */
export interface RunError {
  /** UPPER_SNAKE. */
  code: string
  /** One sentence for a person. */
  message: string
  /** True where asking again may help. */
  retryable: boolean
}

/** One answer in the making, as readers see it; what workers hold it by stays in SQL. */
export const RunEntity = defineEntity({
  name: 'Run',
  tableName: 'runs',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    sessionId: p.uuid(),
    userId: p.uuid(),
    userMessageId: p.uuid(),
    messageId: p.uuid(),
    model: p.text(),
    status: p.text().$type<RunStatus>(),
    /** Times that a worker took it; 0 before the first. */
    attempt: p.integer(),
    /** Order among the session's runs that have not ended. */
    place: p.integer(),
    lastSequence: p.integer(),
    inputTokens: p.integer().nullable(),
    outputTokens: p.integer().nullable(),
    costUsd: p.decimal('string').nullable(),
    cachedInputTokens: p.integer().nullable(),
    reasoningTokens: p.integer().nullable(),
    isCostKnown: p.boolean(),
    isEstimated: p.boolean(),
    error: p.json<RunError>().nullable(),
    createdAt: p.datetime(),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
})

/** A row of runs. */
export type Run = InferEntity<typeof RunEntity>
