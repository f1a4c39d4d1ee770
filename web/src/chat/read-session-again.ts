import type { ApolloClient } from '@apollo/client'
import { WebSessionDocument } from '../gql/graphql.ts'

/** Shows a conversation as it is now: what hung behind its last message is gone, e.g. taken back in another tab. */
export async function readSessionAgain(client: ApolloClient, id: string): Promise<void> {
  const { data } = await client.query({ query: WebSessionDocument, variables: { id }, fetchPolicy: 'no-cache' })
  const session = data?.session
  if (!session) return
  const lastId = session.messages.edges.at(-1)?.node.id
  client.cache.batch({
    update(cache) {
      cache.writeQuery({ query: WebSessionDocument, variables: { id }, data: { session } })
      cache.modify({
        id: cache.identify(session)!,
        fields: {
          // A page that arrives leaves behind it what was sent meanwhile; here it is all there is.
          messages(page, { readField }) {
            const { edges } = page as { edges: { node: Parameters<typeof readField>[1] }[] }
            const last = edges.findIndex(({ node }) => readField('id', node as never) === lastId)
            return { ...page, edges: edges.slice(0, last + 1) }
          },
        },
      })
    },
  })
}
