import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client'
import { expect, test } from 'vitest'
import { WebViewerDocument } from '../gql/graphql.ts'
import { authLink } from './auth-link.ts'

const refusal = { errors: [{ message: 'Expired', extensions: { code: 'UNAUTHENTICATED' } }] }
const viewer = { data: { viewer: { __typename: 'User', id: 'user_1', name: 'Demo', email: null } } }

/** A client whose graph takes `good` only, and an account of the headers that it saw. */
function setUp({ token, renewed, good }: { token: string | null; renewed: string | null; good: string }) {
  const seen: (string | undefined)[] = []
  const refused: (string | null)[] = []
  const graph = new ApolloLink((operation) => {
    const { authorization } = (operation.getContext().headers ?? {}) as Record<string, string>
    seen.push(authorization)
    const isTaken = authorization === `Bearer ${good}`
    return new Observable((observer) => {
      observer.next(isTaken ? viewer : refusal)
      observer.complete()
    })
  })
  const auth = {
    token: async () => token,
    replace: async (old: string | null) => {
      refused.push(old)
      return renewed
    },
  }
  const client = new ApolloClient({ link: ApolloLink.from([authLink(auth), graph]), cache: new InMemoryCache() })
  return { ask: () => client.query({ query: WebViewerDocument, fetchPolicy: 'network-only' }), client, seen, refused }
}

test('sends the token along', async () => {
  const { ask, seen } = setUp({ token: 'a', renewed: null, good: 'a' })
  expect((await ask()).data?.viewer?.id).toBe('user_1')
  expect(seen).toEqual(['Bearer a'])
})

test('repeats a refused request once with a new token', async () => {
  const { ask, seen, refused } = setUp({ token: 'old', renewed: 'new', good: 'new' })
  expect((await ask()).data?.viewer?.id).toBe('user_1')
  expect(seen).toEqual(['Bearer old', 'Bearer new'])
  expect(refused).toEqual(['old'])
})

test('gives up where the new token is refused as well, or none is to be had', async () => {
  const again = setUp({ token: 'old', renewed: 'new', good: 'other' })
  await expect(again.ask()).rejects.toThrow('Expired')
  expect(again.seen).toHaveLength(2)
  const none = setUp({ token: 'old', renewed: null, good: 'other' })
  await expect(none.ask()).rejects.toThrow('Expired')
  expect(none.seen).toHaveLength(1)
})

test('an anonymous request carries no token and is not repeated', async () => {
  const { client, seen, refused } = setUp({ token: 'a', renewed: 'b', good: 'b' })
  const request = client.query({ query: WebViewerDocument, context: { anonymous: true } })
  await expect(request).rejects.toThrow('Expired')
  expect(seen).toEqual([undefined])
  expect(refused).toEqual([])
})
