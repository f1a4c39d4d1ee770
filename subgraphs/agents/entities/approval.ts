import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { ApprovalReason, ApprovalStatus } from '../engine/approvals/approval.ts'

/** The question to a user whether a call may be made, as readers see it; answers are given in SQL, under the run's lock. */
export const ApprovalEntity = defineEntity({
  name: 'Approval',
  tableName: 'approvals',
  schema: 'agents',
  properties: {
    toolExecutionId: p.uuid().primary(),
    runId: p.uuid(),
    userId: p.uuid(),
    toolCallId: p.text(),
    toolName: p.text(),
    /** Canonical JSON. */
    arguments: p.text(),
    /** SHA-256 of it, in hex. */
    argumentsHash: p.text(),
    reasons: p.json<ApprovalReason[]>(),
    status: p.text().$type<ApprovalStatus>(),
    requestedAt: p.datetime().nullable(),
    expiresAt: p.datetime().nullable(),
    answeredAt: p.datetime().nullable(),
  },
})

/** A row of approvals. */
export type Approval = InferEntity<typeof ApprovalEntity>
