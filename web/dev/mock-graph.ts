import { readFileSync } from 'node:fs'
import { buildSchema, GraphQLError } from 'graphql'
import { mockCitations, mockTools } from './mock-evidence.ts'
import { mockRun } from './mock-run.ts'

// biome-ignore lint/suspicious/noExplicitAny: a mock's data has the schema for its type
type Fields = Record<string, any>

export const mockSchema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

const sessions: Fields[] = []
const runs = new Map<string, Fields>()
const sent = new Map<string, Fields>()
let lastId = 0
let isSignedIn = false
const newId = (kind: string) => `${kind}_${String(++lastId).padStart(6, '0')}`
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const now = () => new Date().toISOString()
const page = (nodes: Fields[]) => ({
  edges: nodes.map((node) => ({ cursor: node.id, node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: nodes[0]?.id, endCursor: nodes.at(-1)?.id },
})

function tokens() {
  const accessToken = `${newId('token')}`
  return { accessToken, accessTokenExpiresAt: new Date(Date.now() + 600_000).toISOString(), refreshToken: null }
}

function openSession(createdAt = now(), title: string | null = null): Fields {
  const messages: Fields[] = []
  const session: Fields = { id: newId('session'), title, createdAt, activeRun: null, revision: 0, all: messages }
  session.messages = () => page(messages)
  sessions.unshift(session)
  return session
}

function message(session: Fields, role: string, content: string): Fields {
  const made = {
    id: newId('message'),
    role,
    content,
    createdAt: now(),
    citations: [],
    toolExecutions: [],
    unsupportedNumbers: [],
    run: null,
    parent: session.all.at(-1) ?? null,
    siblings: {} as Fields,
  }
  made.siblings = { count: 1, index: 0, ids: [made.id] }
  session.all.push(made)
  return made
}

function begin(session: Fields, question: string): Fields {
  const answer = message(session, 'ASSISTANT', '')
  const run: Fields = {
    id: newId('run'),
    status: 'RUNNING',
    attempt: 1,
    createdAt: now(),
    startedAt: now(),
    endedAt: null,
    error: null,
    model: 'offline/analyst',
    usage: null,
    session,
    message: answer,
    events: [],
    waiting: new Set(),
    isStopped: false,
  }
  answer.run = run
  session.activeRun = run
  session.title ??= question.slice(0, 80)
  runs.set(run.id, run)
  const publish = (event: Fields) => {
    if (event.__typename === 'TextDelta') answer.content = answer.content.slice(0, event.offset) + event.text
    if (event.__typename === 'StepReset') answer.content = answer.content.slice(0, event.keepLength)
    run.events.push({ ...event, runId: run.id, messageId: answer.id, run, at: now(), sequence: run.events.length + 1 })
    for (const wake of run.waiting) wake()
  }
  const pace = { wait: (ms: number) => (run.isStopped ? Promise.resolve() : pause(ms)), isStopped: () => run.isStopped }
  void mockRun(question, publish, pace).then((end) => {
    const started = run.events.filter((event: Fields) => event.__typename === 'ToolCallEnded')
    answer.toolExecutions = mockTools.slice(0, started.length).map((tool) => {
      const call = started.find((event: Fields) => event.toolCallId === tool.id)
      const executedAt = run.events.find((event: Fields) => event.toolCallId === tool.id).at
      return {
        id: `toolexec_${run.id}_${tool.id}`,
        toolCallId: tool.id,
        toolName: tool.name,
        status: call.status,
        arguments: tool.arguments,
        durationMs: call.durationMs,
        executedAt,
        result: null,
      }
    })
    answer.citations = mockCitations.filter(({ marker }) => answer.content.includes(`[${marker}]`))
    if (answer.content.includes('21 times')) answer.unsupportedNumbers = ['21']
    session.activeRun = null
    Object.assign(run, { endedAt: now(), ...end })
    publish({ __typename: 'RunEnded', status: run.status, error: run.error, message: answer, usage: null })
  })
  return run
}

export const mockRoot = {
  viewer: () => ({ id: 'user_1', name: 'Demo', email: 'demo@chainlens.local' }),
  sessions: () => page(sessions),
  session: ({ id }: Fields) => sessions.find((session) => session.id === id) ?? null,
  run: ({ id }: Fields) => runs.get(id) ?? null,
  logIn({ input }: Fields) {
    if (input.password !== 'demo-password') {
      return {
        mfaRequired: false,
        userErrors: [{ code: 'INVALID_CREDENTIALS', message: 'The email or the password is wrong.' }],
      }
    }
    isSignedIn = true
    return { mfaRequired: false, tokens: tokens(), userErrors: [] }
  },
  refreshTokens: () => ({ tokens: isSignedIn ? tokens() : null, userErrors: [] }),
  logOut() {
    isSignedIn = false
    return { userErrors: [] }
  },
  createSession: () => ({ session: openSession(), userErrors: [] }),
  sendMessage({ input }: Fields) {
    const { content, clientRequestId, sessionId } = input
    if (content.includes('server error')) {
      throw new GraphQLError('Something went wrong.', {
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req_01jq8z4m' },
      })
    }
    if (content.includes('too fast')) {
      throw new GraphQLError('You have asked often in a short time.', {
        extensions: { code: 'RATE_LIMITED', retryAfterMs: 9000 },
      })
    }
    const known = sent.get(clientRequestId)
    if (known) return known
    const session = sessions.find(({ id }) => id === sessionId)!
    const payload = { message: message(session, 'USER', content), run: begin(session, content), userErrors: [] }
    sent.set(clientRequestId, payload)
    return payload
  },
  stopRun({ input }: Fields) {
    const run = runs.get(input.runId)!
    run.isStopped = true
    return { run, userErrors: [] }
  },
  // Nothing happens elsewhere: there is one page.
  async *sessionChanges() {
    await new Promise(() => {})
    yield {}
  },
  async *runEvents({ runId, afterSequence }: Fields) {
    const run = runs.get(runId)!
    for (let next = afterSequence; ; next += 1) {
      if (!run.events[next]) {
        const { promise, resolve } = Promise.withResolvers<void>()
        run.waiting.add(resolve)
        await promise
        run.waiting.delete(resolve)
      }
      yield { runEvents: run.events[next] }
      if (run.events[next].__typename === 'RunEnded') return
    }
  },
}

for (let day = 30; day > 0; day -= 3)
  openSession(new Date(Date.now() - day ** 2 * 3_600_000).toISOString(), `Who maintains the token of day ${day}?`)
