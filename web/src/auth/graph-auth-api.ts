import type { ApolloClient } from '@apollo/client'
import { WebLogInDocument, WebLogOutDocument, WebRefreshTokensDocument } from '../gql/graphql.ts'
import type { AuthApi } from './auth-api.ts'

/**
 * The accounts' operations of the graph. `client` is a function because the client, in turn, needs the sign-in.
 * `anonymous` keeps these requests out of the link that would ask for a token first.
 */
export function graphAuthApi(client: () => ApolloClient): AuthApi {
  return {
    async logIn(input) {
      const { data } = await client().mutate({
        mutation: WebLogInDocument,
        variables: input,
        fetchPolicy: 'no-cache',
        context: { anonymous: true },
      })
      const { tokens, mfaRequired, userErrors } = data!.logIn
      if (tokens) return { tokens }
      if (mfaRequired) return { refusal: 'Enter the code from your authenticator.', needsOneTimeCode: true }
      const [refusal] = userErrors
      return { refusal: refusal?.message ?? 'Signing in did not work.', needsOneTimeCode: false, code: refusal?.code }
    },
    async refresh() {
      const { data } = await client().mutate({
        mutation: WebRefreshTokensDocument,
        fetchPolicy: 'no-cache',
        context: { anonymous: true },
      })
      return data!.refreshTokens.tokens
    },
    async logOut(accessToken) {
      await client().mutate({
        mutation: WebLogOutDocument,
        fetchPolicy: 'no-cache',
        context: { anonymous: true, headers: { authorization: `Bearer ${accessToken}` } },
      })
    },
  }
}
