import { requirePrincipal } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { storableText } from '../engine/storable.ts'
import { type Agent, AgentEntity } from '../entities/agent.ts'
import { type UserError, userError } from './user-error.ts'

/** What createAgent takes. */
export interface CreateAgentInput {
  name: string
  model?: string | null
  systemPrompt?: string | null
  tools?: readonly string[] | null
}

const LONGEST_NAME = 100
const LONGEST_PROMPT = 20_000
const MOST_TOOLS = 100

/** Makes an agent of the caller's own. Errors: INVALID_NAME, UNKNOWN_MODEL, UNKNOWN_TOOL, SYSTEM_PROMPT_TOO_LONG. */
export async function createAgent(
  context: Context,
  input: CreateAgentInput,
): Promise<{ agent: Agent | null; userErrors: UserError[] }> {
  const { userId } = requirePrincipal(context)
  const { database, models } = context.services
  const name = storableText(input.name.trim())
  const model = input.model ?? models.defaultName
  const userErrors = [
    ...(name.length === 0 || name.length > LONGEST_NAME
      ? [userError('INVALID_NAME', `A name has 1 to ${LONGEST_NAME} characters.`, 'name')]
      : []),
    ...(models.find(model) ? [] : [userError('UNKNOWN_MODEL', 'There is no such model here.', 'model')]),
    ...((input.systemPrompt?.length ?? 0) > LONGEST_PROMPT
      ? [userError('SYSTEM_PROMPT_TOO_LONG', `Instructions have up to ${LONGEST_PROMPT} characters.`, 'systemPrompt')]
      : []),
    ...(await unknownTools(context, input.tools ?? [])),
  ]
  if (userErrors.length > 0) return { agent: null, userErrors }
  const em = database.fork()
  const now = new Date()
  const agent = em.create(AgentEntity, {
    id: newId(),
    userId,
    name,
    type: 'CUSTOM',
    configuration: { model },
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

async function unknownTools(context: Context, tools: readonly string[]): Promise<UserError[]> {
  if (tools.length === 0) return []
  const known = new Set(await context.loaders.toolNames.load('all'))
  const unknown = tools.filter((tool) => !known.has(tool))
  if (unknown.length === 0 && tools.length <= MOST_TOOLS) return []
  const named = unknown.slice(0, 5).map((tool) => storableText(tool).slice(0, 100))
  return [userError('UNKNOWN_TOOL', `There is no tool ${named.join(', ')}.`, 'tools')]
}
