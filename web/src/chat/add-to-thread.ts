import type { ApolloCache } from '@apollo/client'
import {
  type MessagePartsFragment,
  type SessionListItemFragment,
  WebSessionDocument,
  WebSessionsDocument,
} from '../gql/graphql.ts'

/** Shows what was just sent without asking for the conversation again; a conversation that is new heads the list. */
export function addToThread(
  cache: ApolloCache,
  session: SessionListItemFragment,
  messages: readonly MessagePartsFragment[],
): void {
  cache.writeQuery({
    query: WebSessionDocument,
    variables: { id: session.id },
    data: {
      session: {
        ...session,
        messages: {
          edges: messages.map((node) => ({ node })),
          // Of a conversation that is known already, mergeMessages keeps what it has.
          pageInfo: { hasPreviousPage: false, startCursor: null },
        },
      },
    },
  })
  cache.updateQuery({ query: WebSessionsDocument }, (data) => {
    if (!data || data.sessions.edges.some(({ node }) => node.id === session.id)) return data
    return { sessions: { ...data.sessions, edges: [{ node: session }, ...data.sessions.edges] } }
  })
}
