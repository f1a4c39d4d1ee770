import { requirePrincipal } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { storableText } from '../engine/storable.ts'
import { type Agent, AgentEntity } from '../entities/agent.ts'
import { checkAgent } from './check-agent.ts'
import type { UserError } from './user-error.ts'

/** What createAgent takes. */
export interface CreateAgentInput {
  name: string
  model?: string | null
  systemPrompt?: string | null
  tools?: readonly string[] | null
}

/**
 * Makes an agent of the caller's own. Errors: INVALID_NAME, UNKNOWN_MODEL, MODEL_UNAVAILABLE, UNKNOWN_TOOL,
 * SYSTEM_PROMPT_TOO_LONG.
 */
export async function createAgent(
  context: Context,
  input: CreateAgentInput,
): Promise<{ agent: Agent | null; userErrors: UserError[] }> {
  const { userId } = requirePrincipal(context)
  const { database, models } = context.services
  const userErrors = (await checkAgent(context, input)).map((error) =>
    error.code === 'MODEL_NOT_FOUND' ? { ...error, code: 'UNKNOWN_MODEL' } : error,
  )
  if (userErrors.length > 0) return { agent: null, userErrors }
  const em = database.fork()
  const now = new Date()
  const agent = em.create(AgentEntity, {
    id: newId(),
    userId,
    name: storableText(input.name.trim()),
    type: 'CUSTOM',
    configuration: { model: input.model ?? models.defaultName },
    systemPrompt: input.systemPrompt ? storableText(input.systemPrompt) : null,
    tools: input.tools ? [...new Set(input.tools)] : null,
    templateId: null,
    isActive: true,
    createdAt: now,
    updatedAt: now,
  })
  await em.persist(agent).flush()
  return { agent, userErrors }
}
