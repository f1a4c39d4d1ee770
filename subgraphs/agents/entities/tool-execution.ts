import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** Where a tool call stands; as ToolExecutionStatus of the graph. */
export type ToolExecutionStatus =
  | 'QUEUED'
  | 'WAITING_FOR_APPROVAL'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'DENIED'
  | 'CANCELLED'
  | 'OUTCOME_UNKNOWN'

/** One call of a tool. */
export const ToolExecutionEntity = defineEntity({
  name: 'ToolExecution',
  tableName: 'tool_executions',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    messageId: p.uuid(),
    toolCallId: p.text(),
    /** Place among the run's calls, from 1. */
    position: p.integer(),
    toolName: p.text(),
    inputParameters: p.json<Record<string, unknown>>(),
    outputResult: p.json<unknown>().nullable(),
    /** Milliseconds. */
    executionTime: p.integer().nullable(),
    status: p.text().$type<ToolExecutionStatus>(),
    executedAt: p.datetime().nullable(),
  },
})

/** A row of tool_executions. */
export type ToolExecution = InferEntity<typeof ToolExecutionEntity>
