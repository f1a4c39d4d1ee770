import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** What the graph answers over HTTP. */
export interface HttpAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  data: any
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  errors: any[] | undefined
}

/** Posts an operation, signed in where there is a token. */
export async function post(
  url: string,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  const body = (await response.json()) as any
  return { status: response.status, headers: response.headers, data: body.data, errors: body.errors }
}

/** A person who has signed in. */
export interface Person {
  url: string
  accessToken: string
  refreshToken: string
  post(query: string, variables?: object): Promise<HttpAnswer>
  /** Events of a subscription over graphql-ws; ends when the server completes it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read any event
  subscribe(query: string, variables?: object): AsyncIterableIterator<any>
  /** The same person, whose operations are part of a trace (W3C traceparent). */
  traced(traceparent: string): Person
  dispose(): Promise<void>
}

const LOG_IN = `mutation ($input: LogInInput!) {
  logIn(input: $input) { tokens { accessToken refreshToken } userErrors { code message } }
}`

/** Signs the demo account in, or another one that has its password. */
export async function signIn(
  system: { url: string; demoPassword: string },
  email = 'demo@chainlens.local',
): Promise<Person> {
  const { url } = system
  const input = { email, password: system.demoPassword }
  const { data, errors } = await post(url, LOG_IN, { input })
  const tokens = data?.logIn?.tokens
  if (!tokens) throw new Error(`No sign-in: ${JSON.stringify(errors ?? data)}`)
  const authorization = `Bearer ${tokens.accessToken}`
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  })
  const person: Person = {
    url,
    ...tokens,
    post: (query, variables) => post(url, query, variables, { authorization }),
    subscribe: (query, variables = {}) => client.iterate({ query, variables: variables as Record<string, unknown> }),
    traced: (traceparent) => ({
      ...person,
      post: (query, variables) => post(url, query, variables, { authorization, traceparent }),
      subscribe: (query, variables = {}) =>
        client.iterate({ query, variables: variables as Record<string, unknown>, extensions: { traceparent } }),
    }),
    dispose: async () => client.dispose(),
  }
  return person
}
