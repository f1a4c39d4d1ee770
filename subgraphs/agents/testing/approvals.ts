import { waitFor } from '../../../tests/support/wait-for.ts'
import type { StoredRunEvent } from '../engine/run-event.ts'
import type { AskedRun } from './conversation.ts'
import type { TestAgents } from './start-agents.ts'

/** A question to the user, as the graph shows it. */
export interface ShownApproval {
  runId: string
  toolCallId: string
  toolName: string
  arguments: Record<string, unknown>
  argumentsHash: string
  reasons: string[]
  status: string
}

/** Waits until a run waits for its user, and returns its questions in the order of the calls. */
export async function waitingApprovals(agents: TestAgents, run: AskedRun): Promise<ShownApproval[]> {
  await waitFor(
    async () =>
      (await agents.sql("select 1 from agents.runs where id = $1 and status = 'WAITING_FOR_APPROVAL'", [run.runUuid]))
        .length > 0,
  )
  const { data } = await agents.ask(
    '{ waitingApprovals { runId toolCallId toolName arguments argumentsHash reasons status } }',
  )
  return data.waitingApprovals.filter(({ runId }: ShownApproval) => runId === run.runId)
}

/** Answers a question; `overrides` changes the input. Returns the payload, or the error of the graph. */
export async function answer(
  agents: TestAgents,
  { runId, toolCallId, argumentsHash }: ShownApproval,
  decision: 'APPROVE' | 'DENY',
  overrides: Record<string, unknown> = {},
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
): Promise<any> {
  const { data, errors } = await agents.ask(
    `mutation ($input: AnswerApprovalInput!) {
      answerApproval(input: $input) { approval { status run { status } } userErrors { code } }
    }`,
    { input: { runId, toolCallId, argumentsHash, decision, ...overrides } },
  )
  return data?.answerApproval ?? { errors }
}

/** What the events of calls and approvals say, one short line each. */
export function callLines(events: readonly StoredRunEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'ToolCallStarted') return [`started ${event.payload.toolName}`]
    if (event.type === 'ApprovalRequested') return [`asked ${event.payload.toolName}`]
    if (event.type === 'ApprovalAnswered') return [`${event.payload.decision} ${event.payload.toolName}`]
    if (event.type === 'ToolCallEnded') return [`${event.payload.toolName} ${event.payload.status}`]
    return []
  })
}
