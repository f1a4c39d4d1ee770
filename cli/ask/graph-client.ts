import { ChainLensError } from '@chainlens/platform/errors'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** A signed-in client of the graph. */
export interface GraphClient {
  /** Runs a query or mutation; throws REQUEST_FAILED with the first error's message. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>
  /** Values of a subscription; resubscribing after a lost connection is the caller's. */
  subscribe<Data>(query: string, variables: Record<string, unknown>): AsyncIterableIterator<{ data?: Data | null }>
  dispose(): Promise<void>
}

const LOG_IN = `mutation LogIn($input: LogInInput!) {
  logIn(input: $input) { tokens { accessToken } userErrors { message } }
}`

/** Signs in at `url` (http://host:port) and returns a client. Throws SIGN_IN_FAILED. */
export async function connectClient(url: string, email: string, password: string): Promise<GraphClient> {
  let accessToken = ''

  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    })
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] }
    if (errors?.[0] || !data)
      throw new ChainLensError({ code: 'REQUEST_FAILED', message: errors?.[0]?.message ?? `HTTP ${response.status}` })
    return data
  }

  type LogIn = { logIn: { tokens: { accessToken: string } | null; userErrors: { message: string }[] } }
  const { logIn } = await ask<LogIn>(LOG_IN, { input: { email, password } })
  if (!logIn.tokens)
    throw new ChainLensError({
      code: 'SIGN_IN_FAILED',
      message: logIn.userErrors[0]?.message ?? 'The sign-in was refused.',
      hint: 'Give the demo account’s password as CHAINLENS_DEMO_PASSWORD.',
    })
  accessToken = logIn.tokens.accessToken
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: `Bearer ${accessToken}` }),
    retryAttempts: 0,
  })
  return {
    ask,
    subscribe: (query, variables) => socket.iterate({ query, variables }) as never,
    dispose: async () => {
      await socket.dispose()
    },
  }
}
