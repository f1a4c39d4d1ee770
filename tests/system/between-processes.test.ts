import { decodeId } from '@chainlens/platform/ids'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelStub, StubModelRequest } from '../stubs/model-server.ts'
import type { StubReply } from '../stubs/model-turn.ts'
import { startOpenAiStub } from '../stubs/openai.ts'
import { startWebhook, type WebhookStub } from '../stubs/webhook.ts'
import { type AnyEvent, openSession, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

const EVENTS = `subscription ($runId: ID!) {
  runEvents(runId: $runId, afterSequence: 0) {
    __typename sequence
    ... on TextDelta { offset text }
    ... on ApprovalRequested { toolCallId argumentsHash }
    ... on ApprovalAnswered { decision }
    ... on ToolCallEnded { toolName status }
    ... on RunEnded { runStatus: status message { content } }
  }
}`
const ANSWER = `mutation ($input: AnswerApprovalInput!) {
  answerApproval(input: $input) { approval { status } userErrors { code } }
}`

let gpt: ModelStub
let hook: WebhookStub
let system: System
let person: Person
/** What a model that was asked for a story has still to say waits for it. */
let pause: PromiseWithResolvers<void>

/** Notifies where it is asked to, then says so; tells a story that does not end, or answers shortly. */
function reply({ body }: StubModelRequest): StubReply {
  const input: { role?: string; type?: string; content?: unknown }[] = body.input ?? []
  const at = input.findLastIndex(({ role }) => role === 'user')
  const question = JSON.stringify(input[at]?.content ?? '')
  const isDone = input.slice(at).some(({ type }) => type === 'function_call_output')
  if (question.includes('story')) return { text: Array(20).fill('Once upon a time. '), holds: pause.promise }
  if (!question.includes('notify') || isDone) return { text: ['So it is.'] }
  return { calls: [{ id: 'call_1', name: 'send_notification', arguments: JSON.stringify({ text: question }) }] }
}

/** The events of a run as they come; `next` waits for the first of a kind that there is. */
function follow(runId: string) {
  const events: AnyEvent[] = []
  const ended = (async () => {
    for await (const { data, errors } of person.subscribe(EVENTS, { runId })) {
      if (errors) throw new Error(JSON.stringify(errors))
      events.push(data.runEvents)
    }
    return events
  })()
  const next = (type: string) => waitFor(() => events.find(({ __typename }) => __typename === type))
  return { events, ended, next }
}

async function ask(content: string, more: { sessionId?: string; whileRunning?: string } = {}) {
  const sessionId = more.sessionId ?? (await openSession(person))
  const { run, userErrors } = await send(person, { ...more, sessionId, content })
  if (!run) throw new Error(JSON.stringify(userErrors))
  return { sessionId, runId: run.id, ...follow(run.id) }
}

async function answer(runId: string, { toolCallId, argumentsHash }: AnyEvent, decision: 'APPROVE' | 'DENY') {
  const { data, errors } = await person.post(ANSWER, { input: { runId, toolCallId, argumentsHash, decision } })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.answerApproval as { approval: { status: string } | null; userErrors: { code: string }[] }
}

async function sql(statement: string, parameters: unknown[]): Promise<void> {
  const client = new Client({ connectionString: system.databaseUrl ?? '' })
  await client.connect()
  await client.query(statement, parameters)
  await client.end()
}

const decisions = (events: AnyEvent[]) => events.flatMap(({ decision }) => decision ?? [])
const statuses = (events: AnyEvent[]) => events.flatMap(({ status }) => status ?? [])

// In one process there is nobody to be told over a network; the browser tests hold the same there.
describe('a run on one process, and what its user does on another', () => {
  beforeAll(async () => {
    ;[gpt, hook] = await Promise.all([startOpenAiStub(), startWebhook()])
    gpt.reply = reply
    const settings = {
      OPENAI_API_KEY: 'sk-system-test',
      OPENAI_BASE_URL: gpt.url,
      NOTIFICATION_WEBHOOK_URL: hook.hookUrl,
    }
    system = await startSystem(settings, { apart: ['agents'], workers: 2 })
    person = await signIn(system)
  })
  afterAll(async () => {
    pause?.resolve()
    await person?.dispose()
    await system?.dispose()
    await hook?.dispose()
    await gpt?.dispose()
  })

  it('a yes is taken by agents, and the call made once by a worker, though the one that asked has gone', async () => {
    const { runId, ended, next } = await ask('Please notify of one.')
    const question = await next('ApprovalRequested')
    expect(hook.posted).toEqual([])
    // It waits without a worker: whichever asked, both leave, and one comes back.
    for (const name of ['worker-1', 'worker-2']) await system.kill(name)
    expect(await answer(runId, question, 'APPROVE')).toMatchObject({ approval: { status: 'APPROVED' }, userErrors: [] })
    expect(await answer(runId, question, 'DENY')).toMatchObject({ userErrors: [{ code: 'APPROVAL_ALREADY_ANSWERED' }] })
    for (const name of ['worker-1', 'worker-2']) await system.restart(name)
    const events = await ended
    expect(events.at(-1)).toMatchObject({ runStatus: 'COMPLETED' })
    expect([decisions(events), statuses(events)]).toEqual([['APPROVED'], ['SUCCEEDED']])
    expect(hook.posted).toHaveLength(1)
  })

  it('a no is heard by the worker that goes on, which calls nothing', async () => {
    const posted = hook.posted.length
    const { runId, ended, next } = await ask('Please notify of two.')
    await answer(runId, await next('ApprovalRequested'), 'DENY')
    const events = await ended
    expect(events.at(-1)).toMatchObject({ runStatus: 'COMPLETED' })
    expect([decisions(events), statuses(events)]).toEqual([['DENIED'], ['DENIED']])
    expect(hook.posted).toHaveLength(posted)
  })

  it('a question that nobody answers ends by itself, whoever then looks', async () => {
    const posted = hook.posted.length
    const { runId, ended, next } = await ask('Please notify of three.')
    const question = await next('ApprovalRequested')
    await sql('update agents.approvals set expires_at = now() where run_id = $1', [decodeId('run', runId)])
    const events = await ended
    expect(events.at(-1)).toMatchObject({ runStatus: 'COMPLETED' })
    expect([decisions(events), statuses(events)]).toEqual([['EXPIRED'], ['DENIED']])
    expect(await answer(runId, question, 'APPROVE')).toMatchObject({ userErrors: [{ code: 'APPROVAL_EXPIRED' }] })
    expect(hook.posted).toHaveLength(posted)
  })

  it('INTERRUPT ends what a worker is saying, keeps it, and the next question is answered', async () => {
    pause = Promise.withResolvers()
    const first = await ask('Tell a story.')
    await first.next('TextDelta')
    const second = await ask('And what now?', { sessionId: first.sessionId, whileRunning: 'INTERRUPT' })
    const cut = await first.ended
    expect(cut.at(-1)).toMatchObject({ __typename: 'RunEnded', runStatus: 'STOPPED' })
    expect(textOf(cut)).toBe(cut.at(-1).message.content)
    expect(cut.at(-1).message.content).toMatch(/^Once upon a time/)
    const answered = await second.ended
    expect(answered.at(-1)).toMatchObject({ runStatus: 'COMPLETED', message: { content: 'So it is.' } })
    expect(answered.map(({ sequence }) => sequence)).toEqual(answered.map((_, index) => index + 1))
  })

  it('INTERRUPT of a run that waits for a yes withdraws the question: nothing is called any more', async () => {
    const posted = hook.posted.length
    const first = await ask('Please notify of four.')
    const question = await first.next('ApprovalRequested')
    const second = await ask('Never mind.', { sessionId: first.sessionId, whileRunning: 'INTERRUPT' })
    expect((await first.ended).at(-1)).toMatchObject({ runStatus: 'STOPPED' })
    const late = await answer(first.runId, question, 'APPROVE')
    expect(late.userErrors).toEqual([{ code: 'APPROVAL_WITHDRAWN' }])
    expect((await second.ended).at(-1)).toMatchObject({ runStatus: 'COMPLETED' })
    expect(hook.posted).toHaveLength(posted)
  })
})
