import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import { storableText } from '../engine/storable.ts'
import { type Agent, AgentEntity } from '../entities/agent.ts'
import { type AgentInput, checkAgent } from './check-agent.ts'
import { findOwn } from './find-own.ts'
import { type UserError, userError } from './user-error.ts'

/** What updateAgent takes; what is left out stays as it is. */
export interface UpdateAgentInput extends AgentInput {
  agentId: string
}

/**
 * Changes an agent of the caller's own. Errors: AGENT_NOT_FOUND, INVALID_NAME, MODEL_NOT_FOUND, MODEL_UNAVAILABLE,
 * UNKNOWN_TOOL, SYSTEM_PROMPT_TOO_LONG.
 */
export async function updateAgent(
  context: Context,
  input: UpdateAgentInput,
): Promise<{ agent: Agent | null; userErrors: UserError[] }> {
  const { userId } = requirePrincipal(context)
  const own = await findOwn(context, 'agent', input.agentId)
  if (!own) return { agent: null, userErrors: [userError('AGENT_NOT_FOUND', 'You have no such agent.', 'agentId')] }
  const userErrors = await checkAgent(context, input)
  if (userErrors.length > 0) return { agent: null, userErrors }
  const { name, model, systemPrompt, tools } = input
  const em = context.services.database.fork()
  const agent = await em.findOneOrFail(AgentEntity, { id: own.id, userId })
  if (name != null) agent.name = storableText(name.trim())
  if (model === null) agent.configuration = {}
  else if (model !== undefined) agent.configuration = { model }
  if (systemPrompt !== undefined) agent.systemPrompt = systemPrompt ? storableText(systemPrompt) : null
  if (tools !== undefined) agent.tools = tools ? [...new Set(tools)] : null
  agent.updatedAt = new Date()
  await em.flush()
  context.loaders.agents.clear(own.id)
  return { agent, userErrors }
}
