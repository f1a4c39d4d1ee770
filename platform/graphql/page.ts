import { ClientError } from '../errors/index.ts'

/** Arguments of a Relay connection. */
export interface ConnectionArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** What to read for a page: one row more than `limit` tells whether others follow. */
export interface PageRequest {
  limit: number
  /** True: read from the end, and turn the rows round. */
  backward: boolean
  /** Decoded cursors (opaque keys of the caller's own). */
  after: string | null
  before: string | null
}

/** A Relay connection. */
export interface Connection<Node> {
  edges: { cursor: string; node: Node }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

const MOST = 100

function decode(cursor: string | null | undefined): string | null {
  if (cursor == null) return null
  const key = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!key || key.includes('\0') || Buffer.from(key, 'utf8').toString('base64url') !== cursor)
    throw new ClientError('BAD_USER_INPUT', 'The cursor is not one of this list.')
  return key
}

/** Checks a connection's arguments. Throws BAD_USER_INPUT for a size outside 1 to 100 or a foreign cursor. */
export function pageRequest(input: ConnectionArguments, defaultSize = 20): PageRequest {
  if (input.first != null && input.last != null)
    throw new ClientError('BAD_USER_INPUT', 'Give first or last, not both.')
  const limit = input.last ?? input.first ?? defaultSize
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new ClientError('BAD_USER_INPUT', `A page has 1 to ${MOST} entries; ask for the next with a cursor.`)
  return { limit, backward: input.last != null, after: decode(input.after), before: decode(input.before) }
}

/**
 * The page from the rows that were read for it (up to limit + 1, in the direction of reading).
 *
 * @param keyOf what the cursor of a row says
 */
export function pageOf<Row>(rows: readonly Row[], request: PageRequest, keyOf: (row: Row) => string): Connection<Row> {
  const hasMore = rows.length > request.limit
  const kept = rows.slice(0, request.limit)
  const ordered = request.backward ? kept.reverse() : kept
  const edges = ordered.map((node) => ({ cursor: Buffer.from(keyOf(node), 'utf8').toString('base64url'), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backward ? request.before !== null : hasMore,
      hasPreviousPage: request.backward ? hasMore : request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
