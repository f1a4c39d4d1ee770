import { ChainLensError } from '@chainlens/platform/errors'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** A signed-in client of the graph. */
export interface GraphClient {
  /** Runs a query or mutation; throws REQUEST_FAILED with the first error's message. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>
  /** Values of a subscription, until it ends for whatever reason; going on behind it is the caller's (followEvents). */
  subscribe<Data>(query: string, variables: Record<string, unknown>): AsyncIterableIterator<{ data?: Data | null }>
  dispose(): Promise<void>
}

const LOG_IN = `mutation LogIn($input: LogInInput!) {
  logIn(input: $input) { tokens { accessToken } userErrors { message } }
}`

/** Half of what an access token is good for: a call that begins in the other half ends in it too. */
const TOKEN_MS = 5 * 60_000

type LogIn = { logIn: { tokens: { accessToken: string } | null; userErrors: { message: string }[] } }

/**
 * Signs in at `url` (http://host:port) and returns a client, which signs in anew whenever that has become old.
 * Throws SIGN_IN_FAILED.
 *
 * @param now milliseconds of a clock
 */
export async function connectClient(
  url: string,
  email: string,
  password: string,
  now: () => number = performance.now.bind(performance),
): Promise<GraphClient> {
  let kept: { accessToken: Promise<string>; at: number } | null = null

  async function request<Data>(
    query: string,
    variables: Record<string, unknown>,
    accessToken: string | null,
  ): Promise<Data> {
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

  async function logIn(): Promise<string> {
    const { logIn } = await request<LogIn>(LOG_IN, { input: { email, password } }, null)
    if (logIn.tokens) return logIn.tokens.accessToken
    throw new ChainLensError({
      code: 'SIGN_IN_FAILED',
      message: logIn.userErrors[0]?.message ?? 'The sign-in was refused.',
      hint: 'Give the demo account’s password as CHAINLENS_DEMO_PASSWORD.',
    })
  }

  function accessToken(): Promise<string> {
    if (kept && now() - kept.at < TOKEN_MS) return kept.accessToken
    const made = { accessToken: logIn(), at: now() }
    kept = made
    made.accessToken.catch(() => {
      if (kept === made) kept = null
    })
    return made.accessToken
  }

  await accessToken()
  const socket = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: async () => ({ authorization: `Bearer ${await accessToken()}` }),
    retryAttempts: 0,
  })
  return {
    ask: async (query, variables = {}) => request(query, variables, await accessToken()),
    subscribe: (query, variables) => socket.iterate({ query, variables }) as never,
    dispose: async () => {
      await socket.dispose()
    },
  }
}
