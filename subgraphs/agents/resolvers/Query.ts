import { requirePrincipal } from '@chainlens/platform/graphql'
import type { QueryResolvers } from '../__generated__/resolvers.ts'
import { listDeadRuns } from '../domain/dead-runs/list-dead-runs.ts'
import { defaultAgent } from '../domain/default-agent.ts'
import { findOwn } from '../domain/find-own.ts'
import { listOwn } from '../domain/list-own.ts'
import { listWaitingApprovals } from '../domain/list-waiting-approvals.ts'
import { dayRange } from '../domain/spending/day-range.ts'
import { readUsage } from '../domain/spending/read-usage.ts'
import { requireAdmin } from '../domain/spending/require-admin.ts'
import { PLAN_COLUMNS, type Plan } from '../domain/spending/set-plan.ts'
import { AgentEntity } from '../entities/agent.ts'
import { NoteEntity } from '../entities/note.ts'
import { SessionEntity } from '../entities/session.ts'

export const Query: QueryResolvers = {
  usage(_root, input, context) {
    const { userId } = requirePrincipal(context)
    const { database, limits } = context.services
    return readUsage(database, { userId, runLimitUsd: limits.costUsd, ...dayRange(input) })
  },
  plans(_root, _input, context) {
    requireAdmin(context)
    return context.services.database.query<Plan>(`select ${PLAN_COLUMNS} from agents.plans order by name`)
  },
  models(_root, _input, context) {
    requirePrincipal(context)
    return context.services.models.list(new Date())
  },
  defaultAgent: (_root, _input, context) => defaultAgent(context, requirePrincipal(context).userId),
  agents: (_root, input, context) => listOwn(context, AgentEntity, input),
  sessions: (_root, input, context) => listOwn(context, SessionEntity, input),
  session(_root, { id }, context) {
    requirePrincipal(context)
    return findOwn(context, 'session', id)
  },
  waitingApprovals: (_root, _input, context) => listWaitingApprovals(context),
  notes: (_root, input, context) => listOwn(context, NoteEntity, input),
  run(_root, { id }, context) {
    requirePrincipal(context)
    return findOwn(context, 'run', id)
  },
  deadRuns: (_root, input, context) => listDeadRuns(context, input),
  task(_root, { id }, context) {
    requirePrincipal(context)
    return findOwn(context, 'task', id)
  },
}
