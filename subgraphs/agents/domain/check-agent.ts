import type { Context } from '../context.ts'
import { storableText } from '../engine/storable.ts'
import { refuseModel } from './refuse-model.ts'
import { type UserError, userError } from './user-error.ts'

/** What an agent is made or changed with; what is left out is not checked. */
export interface AgentInput {
  name?: string | null
  model?: string | null
  systemPrompt?: string | null
  tools?: readonly string[] | null
}

const LONGEST_NAME = 100
const LONGEST_PROMPT = 20_000
const MOST_TOOLS = 100

/** All that is wrong with it: INVALID_NAME, MODEL_NOT_FOUND, MODEL_UNAVAILABLE, SYSTEM_PROMPT_TOO_LONG, UNKNOWN_TOOL. */
export async function checkAgent(context: Context, input: AgentInput): Promise<UserError[]> {
  const { name, model, systemPrompt, tools } = input
  const isNamed = name == null || (name.trim().length > 0 && storableText(name.trim()).length <= LONGEST_NAME)
  const modelError = model == null ? null : refuseModel(context.services.models, model)
  return [
    ...(isNamed ? [] : [userError('INVALID_NAME', `A name has 1 to ${LONGEST_NAME} characters.`, 'name')]),
    ...(modelError ? [modelError] : []),
    ...((systemPrompt?.length ?? 0) > LONGEST_PROMPT
      ? [userError('SYSTEM_PROMPT_TOO_LONG', `Instructions have up to ${LONGEST_PROMPT} characters.`, 'systemPrompt')]
      : []),
    ...(await unknownTools(context, tools ?? [])),
  ]
}

async function unknownTools(context: Context, tools: readonly string[]): Promise<UserError[]> {
  if (tools.length === 0) return []
  const known = new Set(await context.loaders.toolNames.load('all'))
  const unknown = tools.filter((tool) => !known.has(tool))
  if (unknown.length === 0 && tools.length <= MOST_TOOLS) return []
  const named = unknown.slice(0, 5).map((tool) => storableText(tool).slice(0, 100))
  return [userError('UNKNOWN_TOOL', `There is no tool ${named.join(', ')}.`, 'tools')]
}
