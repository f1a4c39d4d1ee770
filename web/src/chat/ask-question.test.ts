import { ApolloClient, ApolloLink, Observable } from '@apollo/client'
import { expect, test } from 'vitest'
import { WebSessionDocument } from '../gql/graphql.ts'
import { createCache } from '../graph/create-cache.ts'
import { QuestionTraces } from '../telemetry/question-traces.ts'
import { askQuestion } from './ask-question.ts'
import { Drafts } from './drafts.ts'

const session = {
  __typename: 'Session',
  id: 'session_1',
  title: 'Is ETH …',
  createdAt: '2026-01-01T00:00:00Z',
  revision: 1,
  activeRun: null,
}
const message = (id: string, role: string, run: object | null) => ({
  __typename: 'Message',
  id,
  role,
  content: '',
  createdAt: '2026-01-01T00:00:01Z',
  unsupportedNumbers: [],
  citations: [],
  toolExecutions: [],
  parent: null,
  siblings: { __typename: 'MessageSiblings', count: 1, index: 0, ids: [id] },
  run,
})
const run = {
  __typename: 'Run',
  id: 'run_1',
  status: 'QUEUED',
  model: 'offline/analyst',
  attempt: 1,
  startedAt: null,
  endedAt: null,
  error: null,
  usage: null,
}
const taken = {
  __typename: 'SendMessagePayload',
  message: message('message_1', 'USER', null),
  run: { ...run, message: message('message_2', 'ASSISTANT', run), session },
  userErrors: [],
}
const refused = { ...taken, message: null, run: null, userErrors: [{ code: 'BUDGET_EXHAUSTED', message: 'Used up.' }] }

/** A graph that answers each message sent with the next of `answers`; an Error is a lost connection. */
function setUp(answers: unknown[]) {
  const sent: Record<string, unknown>[] = []
  let opened = 0
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === 'WebCreateSession') opened += 1
    else sent.push(variables.input)
    const answer = operationName === 'WebSendMessage' ? answers.shift() : null
    return new Observable((observer) => {
      if (answer instanceof Error) return observer.error(answer)
      const created = { createSession: { __typename: 'CreateSessionPayload', session, userErrors: [] } }
      observer.next({ data: operationName === 'WebCreateSession' ? created : { sendMessage: answer } })
      observer.complete()
    })
  })
  const services = {
    client: new ApolloClient({ link, cache: createCache() }),
    drafts: new Drafts(),
    traces: new QuestionTraces(() => {}),
  }
  return { services, sent, openedCount: () => opened, draft: (key: string) => services.drafts.of(key).get() }
}

test('a first question opens its conversation, and the thread is there without asking for it', async () => {
  const { services, draft } = setUp([taken])
  services.drafts.update('new', { text: ' Is ETH a healthy asset? ' })
  expect(await askQuestion(services, null, ' Is ETH a healthy asset? ')).toBe('session_1')
  expect(draft('new')).toEqual({ text: '', model: null, sending: null, problem: null, attempt: null })
  const thread = services.client.readQuery({ query: WebSessionDocument, variables: { id: 'session_1' } })
  expect(thread?.session?.messages.edges.map(({ node }) => node.id)).toEqual(['message_1', 'message_2'])
})

test('a lost answer keeps the draft, and trying again repeats the same request in the same conversation', async () => {
  const { services, sent, openedCount, draft } = setUp([new TypeError('Failed to fetch'), taken])
  services.drafts.update('new', { text: 'Who maintains Bitcoin?' })
  expect(await askQuestion(services, null, 'Who maintains Bitcoin?')).toBeNull()
  expect(draft('new')).toMatchObject({ text: 'Who maintains Bitcoin?', problem: { kind: 'offline' }, sending: null })
  expect(await askQuestion(services, null, draft('new').text)).toBe('session_1')
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  expect(openedCount()).toBe(1)
})

test('another content is another request', async () => {
  const { services, sent } = setUp([new TypeError('Failed to fetch'), taken])
  await askQuestion(services, 'session_1', 'One')
  await askQuestion(services, 'session_1', 'Another')
  expect(sent[0]!.clientRequestId).not.toBe(sent[1]!.clientRequestId)
})

test('a refusal is told, and what was written meanwhile is not overwritten', async () => {
  const { services, draft } = setUp([refused])
  const asking = askQuestion(services, 'session_1', 'One')
  services.drafts.update('session_1', { text: 'Being written' })
  await asking
  expect(draft('session_1')).toMatchObject({ text: 'Being written', problem: { kind: 'refused', message: 'Used up.' } })
})

test('one question at a time, and none that is empty', async () => {
  const { services, sent } = setUp([taken])
  await Promise.all([
    askQuestion(services, 'session_1', 'One'),
    askQuestion(services, 'session_1', 'One'),
    askQuestion(services, 'session_1', '  '),
  ])
  expect(sent).toHaveLength(1)
})

test('a model chosen for one question goes out with it and is forgotten after', async () => {
  const { services, sent, draft } = setUp([taken])
  services.drafts.update('session_1', { text: 'Is ETH fine?', model: 'openai/gpt-6-luna' })
  await askQuestion(services, 'session_1', 'Is ETH fine?')
  expect(sent[0]).toMatchObject({ model: 'openai/gpt-6-luna' })
  expect(draft('session_1').model).toBeNull()
})

test('the same question to another model is another question', async () => {
  const { services, sent } = setUp([new Error('lost'), taken])
  await askQuestion(services, 'session_1', 'Is ETH fine?')
  services.drafts.update('session_1', { model: 'openai/gpt-6-luna' })
  await askQuestion(services, 'session_1', 'Is ETH fine?')
  expect(sent[1]?.clientRequestId).not.toBe(sent[0]?.clientRequestId)
})

test('a question waits for the one that is answered, or interrupts where that is asked for', async () => {
  const { services, sent } = setUp([taken, taken])
  await askQuestion(services, 'session_1', 'One')
  await askQuestion(services, 'session_1', 'Two', 'INTERRUPT')
  expect(sent.map(({ whileRunning }) => whileRunning)).toEqual(['ENQUEUE', 'INTERRUPT'])
})
