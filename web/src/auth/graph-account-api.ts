import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client'
import {
  WebRegisterDocument,
  WebRequestEmailVerificationDocument,
  WebRequestPasswordResetDocument,
  WebResetPasswordDocument,
  WebVerifyEmailDocument,
} from '../gql/graphql.ts'
import type { AccountApi } from './account-api.ts'
import type { Refusal } from './refusal.ts'

/** The accounts' operations of the graph, asked without a sign-in and kept in no cache: they carry passwords. */
export function graphAccountApi(client: ApolloClient): AccountApi {
  async function ask<Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const context = { anonymous: true }
    const { data } = await client.mutate<Data, OperationVariables>({
      mutation: mutation as TypedDocumentNode<Data, OperationVariables>,
      variables,
      fetchPolicy: 'no-cache',
      context,
    })
    return data as Data
  }
  return {
    register: async (input) => refusalsOf((await ask(WebRegisterDocument, input)).register),
    async verifyEmail(token) {
      const { verifyEmail } = await ask(WebVerifyEmailDocument, { token })
      return { email: verifyEmail.user?.email ?? null, refusals: refusalsOf(verifyEmail) }
    },
    requestEmailVerification: async (email) =>
      refusalsOf((await ask(WebRequestEmailVerificationDocument, { email })).requestEmailVerification),
    requestPasswordReset: async (email) =>
      refusalsOf((await ask(WebRequestPasswordResetDocument, { email })).requestPasswordReset),
    resetPassword: async (input) => refusalsOf((await ask(WebResetPasswordDocument, input)).resetPassword),
  }
}

type Payload = { userErrors: readonly { code: string; message: string; field?: readonly string[] | null }[] }

/** The last word of a field's path is the name of the form's input. */
function refusalsOf({ userErrors }: Payload): Refusal[] {
  return userErrors.map(({ code, message, field }) => ({ code, message, field: field?.at(-1) ?? null }))
}
