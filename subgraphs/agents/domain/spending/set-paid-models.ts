import type { Context } from '../../context.ts'
import { storableText } from '../../engine/storable.ts'
import { type UserError, userError } from '../user-error.ts'
import { requireAdmin } from './require-admin.ts'

const LONGEST_REASON = 200

/**
 * Stops every model that is not known to be free, for everybody and at once, or lets them go on. Calls that are
 * being made end by themselves. Error: REASON_TOO_LONG.
 */
export async function setPaidModels(
  context: Context,
  input: { areStopped: boolean; reason?: string | null },
): Promise<{ areStopped: boolean | null; reason: string | null; userErrors: UserError[] }> {
  const { userId } = requireAdmin(context)
  const { platform, database } = context.services
  const reason = input.areStopped ? storableText(input.reason?.trim() ?? '') || null : null
  if (reason && reason.length > LONGEST_REASON) {
    const message = `A reason has up to ${LONGEST_REASON} characters.`
    return { areStopped: null, reason: null, userErrors: [userError('REASON_TOO_LONG', message, 'reason')] }
  }
  await database.query(
    `update agents.model_switch set stopped_at = case when ? then coalesce(stopped_at, now()) end, reason = ?,
       changed_by = ?::uuid`,
    [input.areStopped, reason, userId],
  )
  platform.logger.warn({ areStopped: input.areStopped, reason, by: userId }, 'models that cost')
  return { areStopped: input.areStopped, reason, userErrors: [] }
}
