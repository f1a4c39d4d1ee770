import { decodeId } from '@chainlens/platform/ids'
import { waitFor } from '../../../tests/support/wait-for.ts'
import type { StoredRunEvent } from '../engine/run-event.ts'
import type { TestAgents } from './start-agents.ts'

/** A run that a test asked for. */
export interface AskedRun {
  sessionId: string
  runId: string
  /** UUID. */
  runUuid: string
}

/** Opens a conversation and returns its id. */
export async function openSession(agents: TestAgents): Promise<string> {
  const { data } = await agents.ask('mutation { createSession(input: {}) { session { id } } }')
  return data.createSession.session.id
}

/** Sends a message in a conversation, a new one by default. */
export async function sendMessage(
  agents: TestAgents,
  content = 'Is ETH healthy?',
  sessionId?: string,
): Promise<AskedRun> {
  const session = sessionId ?? (await openSession(agents))
  const { data, errors } = await agents.ask(
    `mutation ($input: SendMessageInput!) {
      sendMessage(input: $input) { run { id } message { id } userErrors { code message } }
    }`,
    { input: { sessionId: session, content } },
  )
  const run = data?.sendMessage.run
  if (!run) throw new Error(`sendMessage was refused: ${JSON.stringify(errors ?? data.sendMessage.userErrors)}`)
  return { sessionId: session, runId: run.id, runUuid: decodeId('run', run.id) as string }
}

/** The events of a run that are stored, in their order. */
export async function storedEvents(agents: TestAgents, runUuid: string): Promise<StoredRunEvent[]> {
  return agents.sql(
    'select run_id as "runId", sequence, type, payload, at from agents.run_events where run_id = $1 order by sequence',
    [runUuid],
  )
}

/** Waits until a run has ended and returns its events. */
export async function endedEvents(agents: TestAgents, runUuid: string): Promise<StoredRunEvent[]> {
  await waitFor(
    async () =>
      (await agents.sql('select 1 from agents.runs where id = $1 and ended_at is not null', [runUuid])).length > 0,
  )
  return storedEvents(agents, runUuid)
}

/** The content of a run's message as readers are shown it. */
export async function contentOf(agents: TestAgents, runUuid: string): Promise<string> {
  const [row] = await agents.sql(
    'select agents.text_so_far(m.id, m.content) as content from agents.messages m join agents.runs r on r.message_id = m.id where r.id = $1',
    [runUuid],
  )
  return row.content
}

/** What a reader makes of a run's events: its text. Throws where they do not fit together. */
export function replay(events: readonly StoredRunEvent[]): string {
  let text = ''
  events.forEach((event, index) => {
    if (event.sequence !== index + 1) throw new Error(`Event ${index + 1} has sequence ${event.sequence}.`)
    if (event.type === 'TextDelta') {
      if (event.payload.offset !== text.length)
        throw new Error(`Event ${event.sequence} begins at ${event.payload.offset}, the text ends at ${text.length}.`)
      text += event.payload.text
    }
    if (event.type === 'StepReset') {
      if (event.payload.keepLength > text.length) throw new Error(`Event ${event.sequence} keeps more than there is.`)
      text = text.slice(0, event.payload.keepLength)
    }
    if (event.type === 'RunEnded' && index !== events.length - 1) throw new Error('RunEnded is not last.')
  })
  return text
}
