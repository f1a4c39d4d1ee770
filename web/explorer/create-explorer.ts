import type { Fetcher } from '@graphiql/toolkit'
import { createClient as createStreamClient } from 'graphql-sse'
import { aloneAmongTabs } from '../src/auth/alone-among-tabs.ts'
import { AuthSession } from '../src/auth/auth-session.ts'
import { graphAuthApi } from '../src/auth/graph-auth-api.ts'
import { createClient } from '../src/graph/create-client.ts'
import { createFetcher } from './create-fetcher.ts'

/** What the explorer is made of. */
export type ExplorerParts = {
  /** The sign-in, which the web app shares by its cookie. */
  auth: AuthSession
  /** How GraphiQL reaches the graph. */
  fetcher: Fetcher
}

/** The explorer's parts, built and wired once. */
export function createExplorer(origin: URL): ExplorerParts {
  const auth: AuthSession = new AuthSession(
    graphAuthApi(() => client),
    { alone: aloneAmongTabs },
  )
  const client = createClient(auth)
  const streams = createStreamClient({
    url: new URL('/graphql/stream', origin).href,
    retryAttempts: 0,
    headers: async (): Promise<Record<string, string>> => {
      const token = await auth.token()
      return token ? { authorization: `Bearer ${token}` } : {}
    },
  })
  return { auth, fetcher: createFetcher({ url: new URL('/graphql', origin).href, auth, streams, fetch }) }
}
