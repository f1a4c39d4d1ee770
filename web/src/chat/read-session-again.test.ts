import { ApolloClient, ApolloLink } from '@apollo/client'
import { of } from 'rxjs'
import { expect, test } from 'vitest'
import { WebSessionDocument } from '../gql/graphql.ts'
import { createCache } from '../graph/create-cache.ts'
import { readSessionAgain } from './read-session-again.ts'

/** A message that hangs on the one before it. */
const message = (id: string, parent: string | null) => ({
  __typename: 'Message',
  id,
  role: 'USER',
  content: id,
  createdAt: '2026-11-23T00:00:00.000Z',
  unsupportedNumbers: [],
  citations: [],
  toolExecutions: [],
  parent: parent && { __typename: 'Message', id: parent },
  siblings: { __typename: 'MessageSiblings', count: 1, index: 0, ids: [id] },
  run: null,
})
const session = (revision: number, ids: string[], start: string | null = null) => ({
  session: {
    __typename: 'Session',
    id: 'session_1',
    title: 'T',
    createdAt: '2026-11-23T00:00:00.000Z',
    revision,
    activeRun: null,
    messages: {
      __typename: 'MessageConnection',
      edges: ids.map((id, at) => ({ __typename: 'MessageEdge', node: message(id, at === 0 ? start : ids[at - 1]!) })),
      pageInfo: { __typename: 'PageInfo', hasPreviousPage: start !== null, startCursor: ids[0] ?? null },
    },
  },
})
const query = { query: WebSessionDocument, variables: { id: 'session_1' } }

/** What a page that showed `before` shows once it has read `now`. */
async function shownAfter(before: object, now: object) {
  const link = new ApolloLink(() => of({ data: now as never }))
  const client = new ApolloClient({ link, cache: createCache() })
  client.writeQuery({ ...query, data: before as never })
  await readSessionAgain(client, 'session_1')
  const shown = client.readQuery(query)?.session
  return [shown?.revision, shown?.messages.edges.map(({ node }) => node.id).join(' ')]
}

test('a question that was taken back elsewhere is gone, what was asked and chosen elsewhere is there', async () => {
  expect(await shownAfter(session(1, ['q1', 'a1', 'q2', 'a2']), session(2, ['q1', 'a1']))).toEqual([2, 'q1 a1'])
  expect(await shownAfter(session(1, ['q1', 'a1']), session(2, ['q1', 'a1', 'q2', 'a2']))).toEqual([2, 'q1 a1 q2 a2'])
  expect(await shownAfter(session(1, ['q1', 'a1', 'q2']), session(2, ['q1', 'b1']))).toEqual([2, 'q1 b1'])
  expect(await shownAfter(session(1, ['q1', 'a1']), session(2, []))).toEqual([2, ''])
})

test('what was read of the time before stays in front of it', async () => {
  const before = session(1, ['q1', 'a1', 'q2', 'a2', 'q3', 'a3'])
  expect(await shownAfter(before, session(2, ['q2', 'a2'], 'a1'))).toEqual([2, 'q1 a1 q2 a2'])
})
