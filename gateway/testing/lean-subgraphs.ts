import type { IncomingMessage, ServerResponse } from 'node:http'
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ExecutionResult, execute, type GraphQLSchema, parse, subscribe } from 'graphql'
import { startServer, type TestServer } from '../../platform/testing/start-server.ts'

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external"])'

const PEOPLE = `${LINK}
  type Person @key(fields: "id") { id: ID! name: String! asked: String }
  type Query { person(id: ID!): Person people: [Person!]! }
`
const POSTS = `${LINK}
  type Person @key(fields: "id") { id: ID! posts: [Post!]! }
  type Post @key(fields: "id") { id: ID! title: String! author: Person! }
  type Query { posts: [Post!]! }
  type Mutation { post(title: String!): Post! }
  type Subscription { posted: Post! }
`
const RATINGS = `${LINK}
  type Post @key(fields: "id") { id: ID! rating: Int }
`

/** Subgraphs of somebody else: plain GraphQL servers, unsigned, that know nothing of ChainLens. */
export interface LeanSubgraphs {
  supergraphSdl: string
  servers: Record<'people' | 'posts' | 'ratings', TestServer>
  dispose(): Promise<void>
}

/** Starts three on free ports, and composes them. */
export async function startLeanSubgraphs(): Promise<LeanSubgraphs> {
  const post = (id: string) => ({ __typename: 'Post', id, title: `Post ${id}`, author: { id: '1' } })
  const schemas = {
    people: schema(PEOPLE, {
      Query: { person: (_: unknown, { id }: { id: string }) => ({ id }), people: () => [{ id: '1' }, { id: '2' }] },
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }) => `Person ${id}`,
        asked: (_: unknown, _given: unknown, { request }: LeanContext) => request.headers.authorization ?? null,
      },
    }),
    posts: schema(POSTS, {
      Query: { posts: () => [post('1'), post('2')] },
      Mutation: { post: (_: unknown, { title }: { title: string }) => ({ ...post('3'), title }) },
      Person: { posts: () => [post('1')] },
      Subscription: {
        posted: {
          subscribe: async function* () {
            yield { posted: post('1') }
            yield { posted: post('2') }
          },
        },
      },
    }),
    ratings: schema(RATINGS, { Post: { rating: ({ id }: { id: string }) => Number(id) * 10 } }),
  }
  const started = await Promise.all(
    Object.entries(schemas).map(async ([name, one]) => [name, await serve(one)] as const),
  )
  const typeDefs: Record<string, string> = { people: PEOPLE, posts: POSTS, ratings: RATINGS }
  const { supergraphSdl, errors } = composeServices(
    started.map(([name, { url }]) => ({ name, url: `${url}/graphql`, typeDefs: parse(typeDefs[name] ?? '') })),
  )
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'))
  return {
    supergraphSdl,
    servers: Object.fromEntries(started) as LeanSubgraphs['servers'],
    dispose: async () => {
      for (const [, server] of started) await server.dispose()
    },
  }
}

interface LeanContext {
  request: IncomingMessage
}

function schema(typeDefs: string, resolvers: object): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }])
}

function serve(schema: GraphQLSchema): Promise<TestServer> {
  return startServer((request, response) => void answer(schema, request, response))
}

async function answer(schema: GraphQLSchema, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of request) text += chunk
  const { query, variables, operationName } = JSON.parse(text)
  const input = { schema, document: parse(query), variableValues: variables, operationName, contextValue: { request } }
  if (!request.headers.accept?.includes('text/event-stream')) {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await execute(input)))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for await (const result of (await subscribe(input)) as AsyncIterable<ExecutionResult>)
    response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
  response.end('event: complete\ndata:\n\n')
}
