import { ClientError } from '@chainlens/platform/errors'
import {
  type Connection,
  type ConnectionArguments,
  pageOf,
  pageRequest,
  requirePrincipal,
} from '@chainlens/platform/graphql'
import type { EntityName, FilterQuery } from '@mikro-orm/core'
import type { Context } from '../context.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The caller's own rows of a table, newest first: UUIDs of version 7 grow with time. Throws UNAUTHENTICATED or BAD_USER_INPUT. */
export async function listOwn<Row extends { id: string; userId: string }>(
  context: Context,
  entity: EntityName<Row>,
  input: ConnectionArguments,
): Promise<Connection<Row>> {
  const { userId } = requirePrincipal(context)
  const page = pageRequest(input)
  if (page.after !== null && !UUID.test(page.after))
    throw new ClientError('BAD_USER_INPUT', 'The cursor is not one of this list.')
  const where = { userId, ...(page.after === null ? {} : { id: { $lt: page.after } }) }
  const rows = await context.services.database
    .fork()
    .find(entity, where as FilterQuery<NoInfer<Row>>, { orderBy: { id: 'desc' } as never, limit: page.limit + 1 })
  return pageOf(rows as Row[], page, (row) => row.id)
}
