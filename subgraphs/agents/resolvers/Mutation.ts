import type { MutationResolvers } from '../__generated__/resolvers.ts'
import { rebuildAnalytics } from '../domain/analytics/rebuild-analytics.ts'
import { answerApproval } from '../domain/answer-approval.ts'
import { cancelTask } from '../domain/cancel-task.ts'
import { continueMessage } from '../domain/continue-message.ts'
import { createAgent } from '../domain/create-agent.ts'
import { createSession } from '../domain/create-session.ts'
import { decideAsOperator } from '../domain/dead-runs/decide-as-operator.ts'
import { editMessage } from '../domain/edit-message.ts'
import { exportSession } from '../domain/export-session.ts'
import { deleteNote } from '../domain/notes/delete-note.ts'
import { saveNote } from '../domain/notes/save-note.ts'
import { regenerateMessage } from '../domain/regenerate-message.ts'
import { selectBranch } from '../domain/select-branch.ts'
import { sendMessage } from '../domain/send-message.ts'
import { requireAdmin } from '../domain/spending/require-admin.ts'
import { setPaidModels } from '../domain/spending/set-paid-models.ts'
import { setPlan } from '../domain/spending/set-plan.ts'
import { setUserBudget } from '../domain/spending/set-user-budget.ts'
import { stopRun } from '../domain/stop-run.ts'
import { updateAgent } from '../domain/update-agent.ts'
import { withdrawMessage } from '../domain/withdraw-message.ts'

export const Mutation: MutationResolvers = {
  setPlan: (_root, { input }, context) => setPlan(context, input),
  setUserBudget: (_root, { input }, context) => setUserBudget(context, input),
  setPaidModels: (_root, { input }, context) => setPaidModels(context, input),
  async rebuildAnalytics(_root, _input, context) {
    requireAdmin(context)
    return { countedRuns: await rebuildAnalytics(context.services.database), userErrors: [] }
  },
  createAgent: (_root, { input }, context) => createAgent(context, input),
  updateAgent: (_root, { input }, context) => updateAgent(context, input),
  createSession: (_root, { input }, context) => createSession(context, input),
  sendMessage: (_root, { input }, context) => sendMessage(context, input),
  regenerateMessage: (_root, { input }, context) => regenerateMessage(context, input),
  continueMessage: (_root, { input }, context) => continueMessage(context, input),
  editMessage: (_root, { input }, context) => editMessage(context, input),
  selectBranch: (_root, { input }, context) => selectBranch(context, input),
  withdrawMessage: (_root, { input }, context) => withdrawMessage(context, input),
  stopRun: (_root, { input }, context) => stopRun(context, input),
  answerApproval: (_root, { input }, context) => answerApproval(context, input),
  saveNote: (_root, { input }, context) => saveNote(context, input),
  deleteNote: (_root, { input }, context) => deleteNote(context, input),
  retryDeadRun: (_root, { input }, context) => decideAsOperator(context, input, 'RETRIED'),
  discardDeadRun: (_root, { input }, context) => decideAsOperator(context, input, 'DISCARDED'),
  exportSession: (_root, { input }, context) => exportSession(context, input),
  cancelTask: (_root, { input }, context) => cancelTask(context, input),
}
