import type { Fetcher, FetcherParams } from '@graphiql/toolkit'
import { getOperationAST, parse } from 'graphql'
import type { Client } from 'graphql-sse'
import type { AuthSession } from '../src/auth/auth-session.ts'

type Parts = {
  url: string
  auth: Pick<AuthSession, 'token' | 'replace'>
  streams: Pick<Client, 'iterate'>
  fetch: typeof globalThis.fetch
}

/**
 * Sends queries and mutations by POST and subscriptions by server-sent events, as who is signed in. An
 * `authorization` in the headers editor goes before the sign-in, so that another account can be tried.
 */
export function createFetcher({ url, auth, streams, fetch }: Parts): Fetcher {
  const post = (params: FetcherParams, token: string | null, headers: Record<string, string>) =>
    fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: JSON.stringify(params),
    })

  return async (params, options) => {
    const headers = namesInLowerCase(options?.headers ?? {})
    if (isSubscription(params)) return streams.iterate(params as never) as never
    if (headers.authorization !== undefined) return (await post(params, null, headers)).json()
    const token = await auth.token()
    const answer = await post(params, token, headers)
    if (answer.status !== 401 || !token) return answer.json()
    return (await post(params, await auth.replace(token), headers)).json()
  }
}

function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription'
  } catch {
    return false
  }
}

function namesInLowerCase(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
