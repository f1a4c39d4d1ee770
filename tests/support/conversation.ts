import type { Person } from './graph.ts'

const EVIDENCE = `id source url mode asOf retrievedAt contentHash excerpt`

/** Everything of an event that the contract names. */
export const RUN_EVENTS = `subscription ($runId: ID!, $after: Int!) {
  runEvents(runId: $runId, afterSequence: $after) {
    __typename runId sequence at
    run { id session { id agent { name owner { name } } } }
    ... on RunStarted { attempt model }
    ... on TextDelta { messageId offset text }
    ... on StepReset { messageId keepLength reason }
    ... on ToolCallStarted { toolCallId toolName arguments }
    ... on ToolCallEnded { toolCallId toolName toolStatus: status summary durationMs evidence { ${EVIDENCE} } }
    ... on RunEnded {
      runStatus: status
      error { code message retryable }
      usage { inputTokens outputTokens costUsd }
      message {
        id content unsupportedNumbers
        citations { marker label value unit evidence { ${EVIDENCE} inputs { ${EVIDENCE} } } }
        toolExecutions { toolCallId toolName status }
      }
    }
  }
}`

const CREATE = `mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { id } userErrors { code } } }`
const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { run { id status } message { id } userErrors { code message field } }
}`

/** An event as tests read it. */
// biome-ignore lint/suspicious/noExplicitAny: a union that tests take apart by __typename
export type AnyEvent = any

/** Opens a conversation and returns its id. */
export async function openSession(person: Person): Promise<string> {
  const { data, errors } = await person.post(CREATE, { input: {} })
  if (!data?.createSession.session) throw new Error(JSON.stringify(errors ?? data))
  return data.createSession.session.id
}

/** Sends a message; the payload as it is. */
export async function send(
  person: Person,
  input: { sessionId: string; content: string; clientRequestId?: string; whileRunning?: string },
) {
  const { data, errors } = await person.post(SEND, { input })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.sendMessage as {
    run: { id: string } | null
    message: { id: string } | null
    userErrors: { code: string }[]
  }
}

/** Follows a run to its end; `onEvent` sees each event as it comes. */
export async function follow(
  person: Person,
  runId: string,
  after = 0,
  onEvent: (event: AnyEvent) => void | Promise<void> = () => {},
): Promise<AnyEvent[]> {
  const events: AnyEvent[] = []
  for await (const { data, errors } of person.subscribe(RUN_EVENTS, { runId, after })) {
    if (errors) throw new Error(JSON.stringify(errors))
    events.push(data.runEvents)
    await onEvent(data.runEvents)
  }
  return events
}

/** Asks a question in a new conversation and returns every event of the run. */
export async function ask(person: Person, content: string): Promise<AnyEvent[]> {
  const sessionId = await openSession(person)
  const { run, userErrors } = await send(person, { sessionId, content })
  if (!run) throw new Error(JSON.stringify(userErrors))
  return follow(person, run.id)
}

/** The text that events leave: deltas in order, each reset applied. */
export function textOf(events: AnyEvent[]): string {
  let text = ''
  for (const event of events) {
    if (event.__typename === 'TextDelta') {
      if (event.offset !== text.length) throw new Error(`delta at ${event.offset}, text has ${text.length}`)
      text += event.text
    }
    if (event.__typename === 'StepReset') text = text.slice(0, event.keepLength)
  }
  return text
}
