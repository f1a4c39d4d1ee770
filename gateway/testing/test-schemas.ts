import { composeServices } from '@apollo/composition'
import { addSharedTypes } from '@chainlens/schema'
import { parse } from 'graphql'

const USERS = `
  "An account."
  type User @key(fields: "id") {
    id: ID!
    name: String!
    email: String
    greeting(with: String = "Hello"): String
  }
  input SignInInput {
    name: String!
    useCookie: Boolean! = false
  }
  type Query {
    viewer: User
    "Fails as the argument says: CLIENT, THROW, NULL, LEAF."
    fail(how: String!): String
    failHard(how: String!): Int!
    echo(text: String = "default", list: [Int!], data: JSON, at: DateTime): String!
  }
  type Mutation {
    signIn(input: SignInInput!): User
    "Answers with the refresh token that came with the request."
    refresh: String
    signOut: Boolean!
    count(by: Int! = 1): Int!
  }
  scalar JSON
  scalar DateTime
`

const AGENTS = `
  type User @key(fields: "id", resolvable: false) {
    id: ID!
  }
  type Agent @key(fields: "id") {
    id: ID!
    name: String!
    owner: User
  }
  type Session {
    id: ID!
    agent: Agent!
  }
  type Run @key(fields: "id") {
    id: ID!
    session: Session!
  }
  interface RunEvent {
    run: Run!
    runId: ID!
    sequence: Int!
  }
  type TextDelta implements RunEvent {
    run: Run!
    runId: ID!
    sequence: Int!
    text: String!
  }
  type RunEnded implements RunEvent {
    run: Run!
    runId: ID!
    sequence: Int!
    status: String!
    by: User
  }
  type Query {
    agents(first: Int! = 20): [Agent!]!
    run(id: ID!): Run
  }
  type Mutation {
    stop(id: ID!): Run
  }
  type Subscription {
    runEvents(runId: ID!, afterSequence: Int! = 0): RunEvent!
    "Ends of runs alone."
    ends(runId: ID!): RunEnded!
  }
`

const ANALYSIS = (domain: string, own: string) => `
  type Token @key(fields: "id") {
    id: ID!
    ${own}: Report${domain}
  }
  type Report${domain} {
    score: Float
    text: String!
  }
  type Query {
    token(id: ID!): Token @shareable
  }
`

/** The subgraphs of the tests' graph, by name: their SDL as they serve it. */
export const testSchemas: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    users: USERS,
    agents: AGENTS,
    onchain: ANALYSIS('Onchain', 'onchain'),
    team: ANALYSIS('Team', 'team'),
  }).map(([name, sdl]) => [name, addSharedTypes(sdl, 'scalar Nothing').sdl]),
)

/** Composes subgraphs at their test addresses. */
export function composeTestGraph(schemas: Readonly<Record<string, string>>): string {
  const services = Object.entries(schemas).map(([name, sdl]) => ({
    name,
    url: `http://${name}.test/graphql`,
    typeDefs: parse(sdl),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'))
  return supergraphSdl
}

let composed: string | undefined

/** The supergraph of the tests' subgraphs; composed once for all tests of a file. */
export function testSupergraph(): string {
  composed ??= composeTestGraph(testSchemas)
  return composed
}
