import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSchema, execute, parse } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

// The lower bound: a plain server that takes a message over HTTP, asks the provider, and hands each token to the one who
// follows over graphql-ws. No database, no sign-in, no second server; what it holds is lost with it. Prints its address.

const PROVIDER = process.argv[2] ?? ''

interface RunEvent {
  __typename: 'TextDelta' | 'RunEnded'
  sequence: number
  offset?: number
  text?: string
  status?: string
  error?: null
}

interface Run {
  events: RunEvent[]
  changed: PromiseWithResolvers<void>
}

const runs = new Map<string, Run>()

const schema = buildSchema(`
  type Query { ok: Boolean }
  input CreateSessionInput { title: String }
  input SendMessageInput { sessionId: ID!, content: String!, model: String }
  type Session { id: ID! }
  type Run { id: ID! }
  type UserError { code: String! }
  type RunError { code: String! }
  type CreateSessionPayload { session: Session, userErrors: [UserError!]! }
  type SendMessagePayload { run: Run, userErrors: [UserError!]! }
  type Mutation {
    createSession(input: CreateSessionInput!): CreateSessionPayload!
    sendMessage(input: SendMessageInput!): SendMessagePayload!
  }
  interface RunEvent { sequence: Int! }
  type TextDelta implements RunEvent { sequence: Int!, offset: Int!, text: String! }
  type StepReset implements RunEvent { sequence: Int!, keepLength: Int! }
  type RunEnded implements RunEvent { sequence: Int!, status: String!, error: RunError }
  type Subscription { runEvents(runId: ID!, afterSequence: Int!): RunEvent! }
`)

function push(run: Run, event: RunEvent): void {
  run.events.push(event)
  run.changed.resolve()
  run.changed = Promise.withResolvers()
}

async function relay(run: Run, content: string): Promise<void> {
  const response = await fetch(`${PROVIDER}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'bench', stream: true, messages: [{ role: 'user', content }] }),
  })
  let rest = ''
  let offset = 0
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const frames = (rest + chunk).split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) {
      if (!frame.startsWith('data: {')) continue
      const said = JSON.parse(frame.slice(6)).choices[0]?.delta.content
      if (!said) continue
      push(run, { __typename: 'TextDelta', sequence: run.events.length + 1, offset, text: said })
      offset += said.length
    }
  }
  push(run, { __typename: 'RunEnded', sequence: run.events.length + 1, status: 'COMPLETED', error: null })
}

async function* follow({ runId }: { runId: string }): AsyncGenerator<{ runEvents: RunEvent }> {
  const run = runs.get(runId)
  for (let at = 0; run; ) {
    const event = run.events[at]
    if (!event) {
      await run.changed.promise
      continue
    }
    at += 1
    yield { runEvents: event }
    if (event.__typename === 'RunEnded') return
  }
}

let made = 0
const root = {
  createSession: () => ({ session: { id: `session_${++made}` }, userErrors: [] }),
  sendMessage({ input }: { input: { content: string } }) {
    const id = `run_${++made}`
    const run: Run = { events: [], changed: Promise.withResolvers() }
    runs.set(id, run)
    relay(run, input.content).catch((error) => console.error(error))
    return { run: { id }, userErrors: [] }
  },
}

const server = createServer(async (request, response) => {
  const { query, variables } = JSON.parse(await text(request))
  const answer = await execute({ schema, document: parse(query), variableValues: variables, rootValue: root })
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answer))
})
server.keepAliveTimeout = 60_000
useServer({ schema, roots: { subscription: { runEvents: follow } } }, new WebSocketServer({ server, path: '/graphql' }))
server.listen({ port: 0, host: '127.0.0.1', backlog: 1_000 }, () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
)
