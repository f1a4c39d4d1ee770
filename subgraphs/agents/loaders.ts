import type { Database } from '@chainlens/platform/db'
import type { Connection, PageRequest } from '@chainlens/platform/graphql'
import DataLoader from 'dataloader'
import { type ReadAnalytics, readAnalytics } from './domain/analytics/read-analytics.ts'
import { readFileParts } from './domain/read-file-parts.ts'
import { readMessagePages } from './domain/read-message-pages.ts'
import { type PromptTexts, readPromptTexts } from './domain/read-prompt-texts.ts'
import { type Prompt, readPrompts } from './domain/read-prompts.ts'
import { readRuns } from './domain/read-runs.ts'
import { readTasksOfSessions } from './domain/read-tasks-of-sessions.ts'
import type { DayRange } from './domain/spending/day-range.ts'
import { readSiblings } from './domain/threads/read-siblings.ts'
import { type Agent, AgentEntity } from './entities/agent.ts'
import { type Approval, ApprovalEntity } from './entities/approval.ts'
import { type Citation, CitationEntity } from './entities/citation.ts'
import { type Message, MessageEntity } from './entities/message.ts'
import { type Run, RunEntity } from './entities/run.ts'
import { type Session, SessionEntity } from './entities/session.ts'
import { type Task, TaskEntity } from './entities/task.ts'
import { type ToolExecution, ToolExecutionEntity } from './entities/tool-execution.ts'

/** Reads what many things of one request ask for in one query each. Keys are UUIDs; nothing is checked for its owner. */
export interface Loaders {
  readonly agents: DataLoader<string, Agent | null>
  readonly sessions: DataLoader<string, Session | null>
  readonly messages: DataLoader<string, Message | null>
  readonly runs: DataLoader<string, Run | null>
  /** By session: the runs that have not ended, first the one that goes on; the others wait, in their order. */
  readonly openRuns: DataLoader<string, Run[]>
  /** By message: the ids of all versions of it, itself included, in order of creation. */
  readonly siblings: DataLoader<string, string[]>
  readonly tasks: DataLoader<string, Task | null>
  /** By session, newest first. */
  readonly tasksOfSessions: DataLoader<string, Task[]>
  /** Parts of what tasks have made, from 1. */
  readonly fileParts: DataLoader<{ taskId: string; part: number }, string | null, string>
  /** By assistant's message: the run that writes it. */
  readonly runsOfMessages: DataLoader<string, Run | null>
  /** By message, in the order of their markers. */
  readonly citations: DataLoader<string, Citation[]>
  /** By message, in the order of the calls. */
  readonly toolExecutions: DataLoader<string, ToolExecution[]>
  /** By tool execution. */
  readonly approvals: DataLoader<string, Approval | null>
  readonly messagePages: DataLoader<{ sessionId: string; page: PageRequest }, Connection<Message>, string>
  readonly analytics: DataLoader<DayRange & { agentId: string }, ReadAnalytics, string>
  /** By run: what its models were shown. */
  readonly prompts: DataLoader<string, Prompt[]>
  /** By run: the texts of the parts of its prompts. */
  readonly promptTexts: DataLoader<string, PromptTexts>
  /** Names of all tools that the caller may see. */
  readonly toolNames: DataLoader<'all', string[]>
  /** Forgets what was read: for requests that go on while things change. */
  clear(): void
}

/** Makes the loaders of one request. */
export function createLoaders(database: Database, listToolNames: () => Promise<string[]>): Loaders {
  const find = {
    agents: (ids: readonly string[]) => database.fork().find(AgentEntity, { id: [...ids] }),
    sessions: (ids: readonly string[]) => database.fork().find(SessionEntity, { id: [...ids] }),
    messages: (ids: readonly string[]) => database.fork().find(MessageEntity, { id: [...ids] }),
    runs: (ids: readonly string[]) => readRuns(database, 'id', ids),
    openRuns: (ids: readonly string[]) =>
      database.fork().find(RunEntity, { sessionId: [...ids], endedAt: null }, { orderBy: { place: 'asc', id: 'asc' } }),
    tasks: (ids: readonly string[]) => database.fork().find(TaskEntity, { id: [...ids] }),
    runsOfMessages: (ids: readonly string[]) => readRuns(database, 'messageId', ids),
    citations: (ids: readonly string[]) =>
      database.fork().find(CitationEntity, { messageId: [...ids] }, { orderBy: { marker: 'asc' } }),
    toolExecutions: (ids: readonly string[]) =>
      database.fork().find(ToolExecutionEntity, { messageId: [...ids] }, { orderBy: { position: 'asc' } }),
    approvals: (ids: readonly string[]) => database.fork().find(ApprovalEntity, { toolExecutionId: [...ids] }),
  }
  const prompts = new DataLoader((ids: readonly string[]) => readPrompts(database, ids))
  const loaders = {
    prompts,
    promptTexts: new DataLoader((ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => readPromptTexts(database, id, await prompts.load(id)))),
    ),
    agents: one(find.agents, (row) => row.id),
    sessions: one(find.sessions, (row) => row.id),
    messages: one(find.messages, (row) => row.id),
    runs: one(find.runs, (row) => row.id),
    openRuns: many(
      async (ids) => (await find.openRuns(ids)).sort(runningFirst),
      (row) => row.sessionId,
    ),
    siblings: new DataLoader((ids: readonly string[]) => readSiblings(database, ids)),
    tasks: one(find.tasks, (row) => row.id),
    tasksOfSessions: new DataLoader((ids: readonly string[]) => readTasksOfSessions(database, ids)),
    fileParts: new DataLoader((keys: readonly { taskId: string; part: number }[]) => readFileParts(database, keys), {
      cacheKeyFn: ({ taskId, part }) => `${taskId} ${part}`,
      maxBatchSize: 20,
    }),
    runsOfMessages: one(find.runsOfMessages, (row) => row.messageId),
    citations: many(find.citations, (row) => row.messageId),
    toolExecutions: many(find.toolExecutions, (row) => row.messageId),
    approvals: one(find.approvals, (row) => row.toolExecutionId),
    messagePages: new DataLoader(
      (keys: readonly { sessionId: string; page: PageRequest }[]) => readMessagePages(database, keys),
      { cacheKeyFn: ({ sessionId, page }) => `${sessionId} ${JSON.stringify(page)}` },
    ),
    analytics: new DataLoader((keys: readonly (DayRange & { agentId: string })[]) => readAnalytics(database, keys), {
      cacheKeyFn: ({ agentId, from, to }) => `${agentId} ${from} ${to}`,
    }),
    toolNames: new DataLoader<'all', string[]>(async (keys) => {
      const names = await listToolNames()
      return keys.map(() => names)
    }),
  }
  return {
    ...loaders,
    clear() {
      for (const loader of Object.values(loaders)) loader.clearAll()
    },
  }
}

/** The order in which a session's runs are answered, among rows in the order of their places. */
function runningFirst(one: Run, other: Run): number {
  return Number(one.status === 'QUEUED') - Number(other.status === 'QUEUED')
}

function one<Row>(
  find: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await find(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  })
}

function many<Row>(
  find: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = Map.groupBy(await find(keys), keyOf)
    return keys.map((key) => rows.get(key) ?? [])
  })
}
