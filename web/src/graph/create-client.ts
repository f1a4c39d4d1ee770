import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client'
import type { AuthSession } from '../auth/auth-session.ts'
import { authLink } from './auth-link.ts'
import { createCache } from './create-cache.ts'

/** Queries and mutations. Runs are followed beside it (`run/`), since their deltas have no place in a cache. */
export function createClient(auth: Pick<AuthSession, 'token' | 'replace'>, uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([authLink(auth), new HttpLink({ uri, credentials: 'same-origin' })]),
    cache: createCache(),
  })
}
