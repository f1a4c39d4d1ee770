import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ExecutionResult, execute, type GraphQLSchema, parse, subscribe } from 'graphql'
import { PubSub } from 'graphql-subscriptions'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { SCHEMAS } from './schemas.ts'

// The subgraphs of the benchmark in one lean process: graphql-js, graphql-ws for its own clients, server-sent events for
// gateways. Prints its address, publishes what lines of JSON on its input ask for, and answers each when that is done.

interface PublishOrder {
  runs: number
  eventsPerSecond: number
  durationMs: number
}

const TICK_MS = 5
const WORDS = 'the supply is fixed and no one may mint, '
const pubsub = new PubSub({ eventEmitter: new EventEmitter().setMaxListeners(0) })

const events = buildSubgraphSchema([
  {
    typeDefs: parse(SCHEMAS.events),
    resolvers: {
      Query: { runs: () => 0 },
      Subscription: {
        events: {
          subscribe: (_: unknown, { run }: { run: string }) => pubsub.asyncIterableIterator(`run ${run}`),
          resolve: (event: object) => event,
        },
      },
    },
  },
])
const users = buildSubgraphSchema([
  {
    typeDefs: parse(SCHEMAS.users),
    resolvers: {
      User: {
        __resolveReference: ({ id }: { id: string }) => ({ id, name: `Name of ${id}`, email: `${id}@example.org` }),
      },
      Query: { user: () => null },
    },
  },
])

async function publish({ runs, eventsPerSecond, durationMs }: PublishOrder): Promise<number> {
  const began = performance.now()
  let published = 0
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsedMs = Math.min(performance.now() - began, durationMs)
      for (const due = Math.floor((elapsedMs / 1_000) * eventsPerSecond); published < due; published += 1) {
        const run = String(published % runs)
        const sequence = Math.floor(published / runs) + 1
        const at = Number(process.hrtime.bigint()) / 1e6
        void pubsub.publish(`run ${run}`, { run, sequence, text: WORDS, at, author: { id: `user_${run}` } })
      }
      if (elapsedMs < durationMs) return
      clearInterval(timer)
      resolve()
    }, TICK_MS)
  })
  return published
}

async function answer(schema: GraphQLSchema, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query, variables, operationName } = JSON.parse(await text(request))
  const document = known(query)
  const asked = { schema, document, variableValues: variables, operationName }
  if (!query.startsWith('subscription')) {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(await execute(asked)))
    return
  }
  const results = (await subscribe(asked)) as AsyncGenerator<ExecutionResult>
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(':\n\n')
  const heartbeats = setInterval(() => response.write(':\n\n'), 10_000)
  response.on('close', () => {
    clearInterval(heartbeats)
    void results.return(undefined)
  })
  for await (const result of results) response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
}

const documents = new Map<string, ReturnType<typeof parse>>()
function known(query: string) {
  const document = documents.get(query) ?? parse(query)
  documents.set(query, document)
  return document
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  answer(request.url === '/users' ? users : events, request, response).catch((error) => response.destroy(error))
})
useServer({ schema: events }, new WebSocketServer({ server, path: '/events', perMessageDeflate: false }))
server.listen({ port: 0, host: '127.0.0.1', backlog: 10_000 }, () => {
  const { port } = server.address() as { port: number }
  console.log(`http://127.0.0.1:${port}`)
})
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify({ published: await publish(JSON.parse(line) as PublishOrder) }))
