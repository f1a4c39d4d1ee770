/** Evidence as the terminal shows it. */
export interface ShownEvidence {
  source: string
  url: string | null
  mode: string
  asOf: string | null
  inputs: ShownEvidence[]
}

/** An answer as the terminal shows it. */
export interface ShownMessage {
  content: string
  unsupportedNumbers: string[]
  citations: { marker: number; label: string; value: string | null; unit: string | null; evidence: ShownEvidence }[]
}

/** An event of a run as the terminal needs it. */
export interface ShownEvent {
  __typename: string
  sequence: number
  attempt?: number
  model?: string
  offset?: number
  text?: string
  keepLength?: number
  toolCallId?: string
  toolName?: string
  arguments?: unknown
  toolStatus?: string
  summary?: string | null
  durationMs?: number | null
  runStatus?: string
  argumentsHash?: string
  reasons?: string[]
  expiresAt?: string
  decision?: string
  error?: { message: string } | null
  message?: ShownMessage | null
}

export const CREATE_SESSION = `mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) { session { id } userErrors { message } }
}`

export const SEND_MESSAGE = `mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) { run { id } userErrors { message } }
}`

export const STOP_RUN = `mutation StopRun($input: StopRunInput!) { stopRun(input: $input) { run { id } } }`

export const ANSWER_APPROVAL = `mutation AnswerApproval($input: AnswerApprovalInput!) {
  answerApproval(input: $input) { approval { status } userErrors { message } }
}`

export const RUN_EVENTS = `subscription RunEvents($runId: ID!, $after: Int!) {
  runEvents(runId: $runId, afterSequence: $after) {
    __typename
    sequence
    ... on RunStarted { attempt model }
    ... on TextDelta { offset text }
    ... on StepReset { keepLength }
    ... on ToolCallStarted { toolCallId toolName arguments }
    ... on ToolCallEnded { toolCallId toolName toolStatus: status summary durationMs }
    ... on ApprovalRequested { toolCallId toolName arguments argumentsHash reasons expiresAt }
    ... on ApprovalAnswered { toolCallId toolName decision }
    ... on RunEnded {
      runStatus: status
      error { message }
      message {
        content
        unsupportedNumbers
        citations {
          marker label value unit
          evidence { source url mode asOf inputs { source url mode asOf inputs { source url mode asOf } } }
        }
      }
    }
  }
}`
