import { ApolloLink } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { from, mergeMap, throwError } from 'rxjs'
import type { AuthSession } from '../auth/auth-session.ts'
import { describeProblem } from './describe-problem.ts'

type Sent = { anonymous?: boolean; token?: string | null; headers?: Record<string, string>; repeated?: boolean }

/** Sends the access token along, and repeats a request once with a new one where the graph did not take it. */
export function authLink(auth: Pick<AuthSession, 'token' | 'replace'>): ApolloLink {
  const withToken = new SetContextLink(async (context) => {
    const { anonymous, headers } = context as Sent
    if (anonymous) return {}
    const token = await auth.token()
    return { token, headers: token ? { ...headers, authorization: `Bearer ${token}` } : headers }
  })

  const onRefusal = new ErrorLink(({ error, operation, forward }) => {
    const { anonymous, token, headers, repeated } = operation.getContext() as Sent
    if (anonymous || repeated || describeProblem(error).kind !== 'unauthenticated') return
    return from(auth.replace(token ?? null)).pipe(
      mergeMap((renewed) => {
        if (renewed === null) return throwError(() => error)
        operation.setContext({ repeated: true, headers: { ...headers, authorization: `Bearer ${renewed}` } })
        return forward(operation)
      }),
    )
  })

  return ApolloLink.from([withToken, onRefusal])
}
