import { loadConversation } from './context/load-conversation.ts'
import { PromptMeter } from './context/prompt-meter.ts'
import { READ_RESULT } from './context/read-result.ts'
import { summariseConversation } from './context/summarise-conversation.ts'
import { listTools } from './list-tools.ts'
import type { Briefing, RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import { systemPrompt } from './system-prompt.ts'

interface AgentRow {
  system_prompt: string | null
  tools: string[] | null
}

/** Loads what the model is told: the agent, its tools, the conversation, its older turns summarised where there are many. Throws RunFailure UNKNOWN_MODEL or TOOLS_UNAVAILABLE. */
export async function briefModel(context: RunContext): Promise<Briefing> {
  const { engine, run, progress } = context
  const model = engine.models.find(run.model)
  if (!model)
    throw new RunFailure({
      code: 'UNKNOWN_MODEL',
      message: `There is no model ${run.model} here. Choose another agent.`,
      retryable: false,
    })
  const [[agent], loaded, offered] = await Promise.all([
    engine.database.query<AgentRow>(
      `select a.system_prompt, a.tools from agents.agents a join agents.sessions s on s.agent_id = a.id
       where s.id = ?::uuid`,
      [run.sessionId],
    ),
    loadConversation(engine.database, run),
    listTools(context),
  ])
  const allowed = agent?.tools ?? null
  const listed = allowed ? offered.filter(({ name }) => allowed.includes(name)) : offered
  const meter = new PromptMeter()
  // Not in the middle of a run: what its model was shown so far would change.
  const conversation = progress.steps.length > 1 ? loaded : await summariseConversation(context, model, loaded, meter)
  const tools = listed.length > 0 ? [...listed, READ_RESULT].sort((a, b) => (a.name < b.name ? -1 : 1)) : []
  return { model, system: systemPrompt(agent?.system_prompt ?? null), conversation, tools, meter, caps: new Map() }
}
