import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askSubgraph, testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { openSession } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Hi.')), reserveUsd: '0.30', works: false })
})
afterAll(() => agents.dispose())

async function send(input: Record<string, unknown>, userId?: string) {
  const { data, errors } = await agents.ask(
    `mutation ($input: SendMessageInput!) {
      sendMessage(input: $input) {
        message { id role content } run { id status attempt message { role content } } userErrors { code field }
      }
    }`,
    { input },
    userId,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.sendMessage
}
const codesOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)

describe('sendMessage', () => {
  it('stores the question, an empty answer and a run that waits', async () => {
    const sessionId = await openSession(agents)
    const sent = await send({ sessionId, content: '  Is ETH healthy?\n' })
    expect(sent).toMatchObject({
      message: { role: 'USER', content: 'Is ETH healthy?' },
      run: { status: 'QUEUED', attempt: 1, message: { role: 'ASSISTANT', content: '' } },
      userErrors: [],
    })
    const { data } = await agents.ask(
      'query ($id: ID!) { session(id: $id) { title activeRun { id } messages(first: 5) { edges { node { role } } } } }',
      { id: sessionId },
    )
    expect(data.session).toMatchObject({ title: 'Is ETH healthy?', activeRun: { id: sent.run.id } })
    expect(data.session.messages.edges.map(({ node }: { node: { role: string } }) => node.role)).toEqual([
      'USER',
      'ASSISTANT',
    ])
  })

  it('keeps the title that a session was given', async () => {
    const { data } = await agents.ask('mutation { createSession(input: { title: "Mine" }) { session { id title } } }')
    await send({ sessionId: data.createSession.session.id, content: 'Another title?' })
    const after = await agents.ask('query ($id: ID!) { session(id: $id) { title } }', {
      id: data.createSession.session.id,
    })
    expect(after.data.session.title).toBe('Mine')
  })

  it('refuses a second message while the first is being answered, where that is asked for', async () => {
    const sessionId = await openSession(agents)
    const first = await send({ sessionId, content: 'One', whileRunning: 'REJECT' })
    expect(first.userErrors).toEqual([])
    expect(codesOf(await send({ sessionId, content: 'Two', whileRunning: 'REJECT' }))).toEqual(['RUN_IN_PROGRESS'])
  })

  it('takes 32,000 UTF-16 code units after trimming, and not one more', async () => {
    const sessionId = await openSession(agents)
    const longest = '😀'.repeat(16_000)
    expect(codesOf(await send({ sessionId, content: `${longest}x` }))).toEqual(['MESSAGE_TOO_LONG'])
    const sent = await send({ sessionId, content: `  ${longest}\n` })
    expect(sent.userErrors).toEqual([])
    expect(sent.message.content).toBe(longest)
  })

  it('refuses an empty message and a huge one', async () => {
    const sessionId = await openSession(agents)
    for (const content of ['', ' \n\t ']) expect(codesOf(await send({ sessionId, content }))).toEqual(['EMPTY_MESSAGE'])
    expect(codesOf(await send({ sessionId, content: 'x'.repeat(100_000) }))).toEqual(['MESSAGE_TOO_LONG'])
  })

  it('stores what PostgreSQL can not hold as replacement characters', async () => {
    const sessionId = await openSession(agents)
    const sent = await send({ sessionId, content: "nul \0, half \ud83d, quote ' \\ ? $1" })
    expect(sent.message.content).toBe("nul \ufffd, half \ufffd, quote ' \\ ? $1")
  })

  it('answers SESSION_NOT_FOUND for an id that is malformed, unknown or of another user, all alike', async () => {
    const sessionId = await openSession(agents)
    const ids = ['nonsense', 'session_00000000000000000000000000', sessionId.replace('session', 'run')]
    const answers = await Promise.all(ids.map((id) => send({ sessionId: id, content: 'Hi' })))
    answers.push(await send({ sessionId, content: 'Hi' }, newId()))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({
          message: null,
          run: null,
          userErrors: [{ code: 'SESSION_NOT_FOUND', field: ['input', 'sessionId'] }],
        }),
      ]),
    )
  })

  it('tells other services in the same transaction', async () => {
    const sessionId = await openSession(agents)
    await send({ sessionId, content: 'Told?' })
    const rows = await agents.sql(
      `select name from agents.outbox o join agents.runs r on o.payload->>'runId' = r.id::text
       join agents.messages m on m.id = r.user_message_id where m.content = 'Told?'`,
    )
    expect(rows).toEqual([{ name: 'run.queued.v1' }])
  })

  it('may not be called by a run, nor by nobody', async () => {
    const query = 'mutation { sendMessage(input: { sessionId: "x", content: "y" }) { run { id } } }'
    const asRun = { ...testPrincipal(agents.userId), runId: newId() }
    const answers = await Promise.all(
      [asRun, null].map((principal) => askSubgraph(agents.platform, agents.subgraph, { query, principal })),
    )
    expect(answers.map(({ errors }) => errors[0].extensions.code)).toEqual(['FORBIDDEN', 'UNAUTHENTICATED'])
  })
})

describe('a clientRequestId', () => {
  it('returns the first result for a retry, also once the run is over', async () => {
    const sessionId = await openSession(agents)
    const input = { sessionId, content: 'Once', clientRequestId: `r-${newId()}` }
    const first = await send(input)
    expect(await send(input)).toEqual(first)
    await agents.ask('mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { status } } }', { id: first.run.id })
    const third = await send({ ...input, content: '  Once ' })
    expect(third).toMatchObject({ message: { id: first.message.id }, run: { id: first.run.id, status: 'STOPPED' } })
  })

  it('is refused with other content, and with another session', async () => {
    const clientRequestId = `r-${newId()}`
    await send({ sessionId: await openSession(agents), content: 'One', clientRequestId })
    const other = await openSession(agents)
    expect(codesOf(await send({ sessionId: other, content: 'Two', clientRequestId }))).toEqual(['IDEMPOTENCY_CONFLICT'])
    expect(codesOf(await send({ sessionId: other, content: 'One', clientRequestId }))).toEqual(['IDEMPOTENCY_CONFLICT'])
  })

  it('belongs to its user: another may use the same', async () => {
    const clientRequestId = `r-${newId()}`
    const stranger = newId()
    await send({ sessionId: await openSession(agents), content: 'One', clientRequestId })
    const opened = await agents.ask('mutation { createSession(input: {}) { session { id } } }', {}, stranger)
    const { id } = opened.data.createSession.session
    expect((await send({ sessionId: id, content: 'Two', clientRequestId }, stranger)).userErrors).toEqual([])
  })

  it('makes one run of ten requests at the same time', async () => {
    const sessionId = await openSession(agents)
    const input = { sessionId, content: 'Ten times', clientRequestId: `r-${newId()}` }
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0].userErrors).toEqual([])
    const [{ count }] = await agents.sql("select count(*)::int from agents.messages where content = 'Ten times'")
    expect(count).toBe(1)
  })

  it('makes one run of ten requests at the same time in ten sessions', async () => {
    const sessions = await Promise.all(Array.from({ length: 10 }, () => openSession(agents)))
    const clientRequestId = `r-${newId()}`
    const answers = await Promise.all(
      sessions.map((sessionId) => send({ sessionId, content: 'Race', clientRequestId })),
    )
    expect(answers.filter(({ run }) => run)).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(9).fill('IDEMPOTENCY_CONFLICT'))
  })

  it('has 1 to 200 characters', async () => {
    const sessionId = await openSession(agents)
    for (const clientRequestId of ['', 'x'.repeat(201), 'nul\0'])
      await expect(send({ sessionId, content: 'Hi', clientRequestId })).rejects.toThrow('BAD_USER_INPUT')
    expect((await send({ sessionId, content: 'Hi', clientRequestId: 'x'.repeat(200) })).userErrors).toEqual([])
  })
})

describe("a user's budget", () => {
  const open = async (userId: string) => {
    const { data } = await agents.ask('mutation { createSession(input: {}) { session { id } } }', {}, userId)
    return data.createSession.session.id
  }

  it('is set aside by runs, also by several at once, and no further', async () => {
    const userId = newId()
    await agents.sql('insert into agents.user_budgets (user_id, daily_limit_usd) values ($1, 0.90)', [userId])
    const sessions = await Promise.all(Array.from({ length: 6 }, () => open(userId)))
    const answers = await Promise.all(sessions.map((sessionId) => send({ sessionId, content: 'Spend' }, userId)))
    expect(answers.filter(({ run }) => run)).toHaveLength(3)
    expect(answers.flatMap(codesOf)).toEqual(Array(3).fill('BUDGET_EXHAUSTED'))
  })

  it('has the reservation back, less what was spent, when a run has ended', async () => {
    const userId = newId()
    await agents.sql('insert into agents.user_budgets (user_id, daily_limit_usd) values ($1, 0.30)', [userId])
    const sessionId = await open(userId)
    const first = await send({ sessionId, content: 'Spend' }, userId)
    await agents.ask(
      'mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }',
      { id: first.run.id },
      userId,
    )
    const second = await send({ sessionId, content: 'Spend again' }, userId)
    expect(second.userErrors).toEqual([])
    await agents.ask(
      'mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }',
      { id: second.run.id },
      userId,
    )
    await agents.sql(
      `insert into agents.model_calls (id, run_id, user_id, step, model, input_tokens, cached_input_tokens,
         cache_write_tokens, output_tokens, reasoning_tokens, cost_usd, is_cost_known)
       select id, id, user_id, 1, 'test', 1, 0, 0, 1, 0, 0.0000000001, true from agents.runs
       where user_id = $1 limit 1`,
      [userId],
    )
    expect(codesOf(await send({ sessionId, content: 'Too much' }, userId))).toEqual(['BUDGET_EXHAUSTED'])
  })

  it('is without limit for a user who has none', async () => {
    const userId = newId()
    expect((await send({ sessionId: await open(userId), content: 'Free' }, userId)).userErrors).toEqual([])
  })
})
