import type { ApolloCache } from '@apollo/client'
import {
  type MessagePartsFragment,
  type SessionListItemFragment,
  WebSessionDocument,
  WebSessionsDocument,
} from '../gql/graphql.ts'

/**
 * Shows what was just asked without asking for the conversation again; a conversation that is new heads the list. False
 * where what it follows is not known here.
 */
export function addToThread(
  cache: ApolloCache,
  session: SessionListItemFragment,
  messages: readonly MessagePartsFragment[],
): boolean {
  const id = session.id
  const known = cache.readQuery({ query: WebSessionDocument, variables: { id } })?.session?.messages.edges ?? []
  const follows = messages[0]?.parent?.id ?? null
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
  return follows === null || known.some(({ node }) => node.id === follows)
}
