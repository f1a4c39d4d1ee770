import { type AnyEvent, openSession } from '../tests/support/conversation.ts'
import type { Person } from '../tests/support/graph.ts'
import type { Question } from './questions/question.ts'
import type { ToldCall, Transcript } from './scoring/transcript.ts'

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { run { id } userErrors { code message } }
}`

const EVENTS = `subscription ($runId: ID!) {
  runEvents(runId: $runId, afterSequence: 0) {
    __typename
    ... on RunStarted { model }
    ... on ToolCallStarted { toolCallId toolName arguments }
    ... on ToolCallEnded { toolCallId toolStatus: status }
    ... on RunEnded {
      runStatus: status
      error { code message }
      usage { costUsd }
      message { content unsupportedNumbers citations { marker label value unit } }
    }
  }
}`

/** Asks a question, in a conversation of its own, through the graph as the web app does; gives the last answer. */
export async function askQuestion(person: Person, question: Question, model: string): Promise<Transcript> {
  const sessionId = await openSession(person)
  let last: Transcript | null = null
  for (const content of question.ask) last = await askOne(person, { sessionId, content, model })
  if (!last) throw new Error(`The question ${question.id} asks nothing.`)
  return last
}

async function askOne(
  person: Person,
  input: { sessionId: string; content: string; model: string },
): Promise<Transcript> {
  const began = performance.now()
  const { data, errors } = await person.post(SEND, { input })
  const runId = data?.sendMessage.run?.id
  if (!runId) throw new Error(`The question was refused: ${JSON.stringify(errors ?? data.sendMessage.userErrors)}`)
  const events: AnyEvent[] = []
  for await (const { data: told, errors: broken } of person.subscribe(EVENTS, { runId })) {
    if (broken) throw new Error(JSON.stringify(broken))
    events.push(told.runEvents)
  }
  return transcriptOf(events, performance.now() - began)
}

function transcriptOf(events: AnyEvent[], durationMs: number): Transcript {
  const end = events.at(-1)
  if (end?.__typename !== 'RunEnded') throw new Error('The stream of events ended before the run.')
  const statuses = new Map(
    events.flatMap((event) => (event.__typename === 'ToolCallEnded' ? [[event.toolCallId, event.toolStatus]] : [])),
  )
  const calls = events.flatMap((event): ToldCall[] =>
    event.__typename === 'ToolCallStarted'
      ? [{ name: event.toolName, arguments: event.arguments, status: statuses.get(event.toolCallId) ?? 'OPEN' }]
      : [],
  )
  return {
    text: end.message?.content ?? '',
    unsupportedNumbers: end.message?.unsupportedNumbers ?? [],
    citations: end.message?.citations ?? [],
    calls,
    status: end.runStatus,
    error: end.error ? `${end.error.code} ${end.error.message}` : null,
    model: events.find(({ __typename }) => __typename === 'RunStarted')?.model ?? '',
    durationMs: Math.round(durationMs),
    costUsd: end.usage?.costUsd ?? '0',
  }
}
