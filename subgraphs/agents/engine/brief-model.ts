import { listTools } from './list-tools.ts'
import { loadHistory } from './load-history.ts'
import type { Briefing, RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import { systemPrompt } from './system-prompt.ts'

interface AgentRow {
  system_prompt: string | null
  tools: string[] | null
}

/** Loads what the model is told: the agent, its tools, the conversation. Throws RunFailure UNKNOWN_MODEL or TOOLS_UNAVAILABLE. */
export async function briefModel(context: RunContext): Promise<Briefing> {
  const { engine, run } = context
  const model = engine.models.find(run.model)
  if (!model)
    throw new RunFailure({
      code: 'UNKNOWN_MODEL',
      message: `There is no model ${run.model} here. Choose another agent.`,
      retryable: false,
    })
  const [[agent], history] = await Promise.all([
    engine.database.query<AgentRow>(
      `select a.system_prompt, a.tools from agents.agents a join agents.sessions s on s.agent_id = a.id
       where s.id = ?::uuid`,
      [run.sessionId],
    ),
    loadHistory(engine.database, run),
  ])
  const tools = await listTools(context, agent?.tools ?? null)
  return { model, system: systemPrompt(agent?.system_prompt ?? null), history, tools }
}
