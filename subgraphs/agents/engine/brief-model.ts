import { loadConversation } from './context/load-conversation.ts'
import { PromptMeter } from './context/prompt-meter.ts'
import { READ_RESULT } from './context/read-result.ts'
import { summariseConversation } from './context/summarise-conversation.ts'
import { listTools } from './list-tools.ts'
import type { Briefing, RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import { systemPrompt } from './system-prompt.ts'

/** Loads what the model is told: the tools of its agent, the conversation, its older turns summarised where there are many. Throws RunFailure UNKNOWN_MODEL or TOOLS_UNAVAILABLE. */
export async function briefModel(context: RunContext): Promise<Briefing> {
  const { engine, run, progress } = context
  const model = engine.models.find(run.model)
  if (!model)
    throw new RunFailure({
      code: 'UNKNOWN_MODEL',
      message: `There is no model ${run.model} here. Choose another agent.`,
      retryable: false,
    })
  const [loaded, offered] = await Promise.all([loadConversation(engine.database, run), listTools(context)])
  const { systemPrompt: own, tools: allowed } = run.agent
  const listed = allowed ? offered.filter(({ name }) => allowed.includes(name)) : offered
  const meter = new PromptMeter()
  // Not in the middle of a run: what its model was shown so far would change.
  const conversation = progress.steps.length > 1 ? loaded : await summariseConversation(context, model, loaded, meter)
  const tools = listed.length > 0 ? [...listed, READ_RESULT].sort((a, b) => (a.name < b.name ? -1 : 1)) : []
  return { model, system: systemPrompt(own), conversation, tools, meter, caps: new Map() }
}
