import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import { type Approval, ApprovalEntity } from '../entities/approval.ts'

const MOST = 100

/** The questions to the caller that wait for an answer, oldest first. Throws UNAUTHENTICATED. */
export async function listWaitingApprovals(context: Context): Promise<Approval[]> {
  const { userId } = requirePrincipal(context)
  return context.services.database
    .fork()
    .find(
      ApprovalEntity,
      { userId, status: 'PENDING', requestedAt: { $ne: null } },
      { orderBy: { toolExecutionId: 'asc' }, limit: MOST },
    )
}
