import { withPatience } from '@chainlens/platform/async'
import { askGraph } from '@chainlens/platform/service'
import { z } from 'zod'
import type { ToolDefinition } from '../models/model.ts'
import type { ToolOutcome } from './call-tool.ts'
import type { RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import type { ToolEffect } from './run-progress.ts'
import { within } from './within.ts'

/** A tool that the run's agent may call. */
export interface OfferedTool extends ToolDefinition {
  effect: ToolEffect
  /** True: each call waits for its user's consent. */
  isRisky: boolean
  /** True: its results hold nothing that strangers wrote. */
  isTrusted: boolean
  timeoutMs: number
  /** Of the engine's own tools, which are not of the graph: what a call does. */
  run?: (context: RunContext, input: Record<string, unknown>) => Promise<ToolOutcome>
}

const QUERY = 'query RunTools { tools { name description inputSchema effect isRisky isTrusted timeoutMs } }'
const TIMEOUT_MS = 10_000
/** A tool that is added is offered after this at the latest; one that is gone is refused when it is called. */
const KEEP_MS = 30_000

/** What a process was told of the graph's tools last. */
export interface ToolList {
  /** `until` by the process' own clock. */
  kept: { tools: OfferedTool[]; until: number } | null
}

const answer = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      inputSchema: z.record(z.string(), z.unknown()),
      effect: z.enum(['READ', 'IDEMPOTENT_WRITE', 'WRITE']),
      isRisky: z.boolean(),
      isTrusted: z.boolean(),
      timeoutMs: z.number().int().positive(),
    }),
  ),
})

/**
 * The tools of the graph, the same for everybody; which of them an agent may call is the agent's. They are asked for
 * once in a while for all runs of a process. A graph that does not answer is asked again for a while, then throws
 * RunFailure TOOLS_UNAVAILABLE.
 */
export async function listTools(context: RunContext): Promise<OfferedTool[]> {
  const { signal, engine } = context
  const { platform, limits } = engine
  try {
    return await withPatience(
      {
        patienceMs: limits.graphPatienceMs,
        signal,
        mayPass(error) {
          if (error instanceof RunFailure) return false
          platform.logger.warn({ err: error, runId: context.run.id }, 'tools could not be listed yet')
          return true
        },
      },
      () => within(currentTools(context), { signal, timeoutMs: TIMEOUT_MS }),
    )
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof RunFailure) throw error
    throw new RunFailure(
      { code: 'TOOLS_UNAVAILABLE', message: 'The tools could not be reached. Ask again later.', retryable: true },
      error,
    )
  }
}

async function currentTools(context: RunContext): Promise<OfferedTool[]> {
  const { kept } = context.engine.toolList
  if (kept && performance.now() < kept.until) return kept.tools
  const accessToken = await context.identity.accessToken(context.signal)
  const { tools } = await askTools(context, accessToken)
  context.engine.toolList.kept = { tools, until: performance.now() + KEEP_MS }
  return tools
}

async function askTools({ engine, signal }: RunContext, accessToken: string): Promise<z.output<typeof answer>> {
  const { data, errors } = await askGraph(engine.platform, {
    issuer: 'agents',
    query: QUERY,
    as: { accessToken },
    timeoutMs: TIMEOUT_MS,
    signal,
  })
  if (errors[0]) throw new Error(`The graph refused to list tools: ${errors[0].message}`)
  return answer.parse(data)
}
