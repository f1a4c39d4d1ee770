import { setTimeout as pause } from 'node:timers/promises'
import { askGraph } from '@chainlens/platform/service'
import { z } from 'zod'
import type { ToolDefinition } from '../models/model.ts'
import type { RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import type { ToolEffect } from './run-progress.ts'
import { within } from './within.ts'

/** A tool that the run's agent may call. */
export interface OfferedTool extends ToolDefinition {
  effect: ToolEffect
  timeoutMs: number
}

const QUERY = 'query RunTools { tools { name description inputSchema effect timeoutMs } }'
const TIMEOUT_MS = 10_000

const answer = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      inputSchema: z.record(z.string(), z.unknown()),
      effect: z.enum(['READ', 'IDEMPOTENT_WRITE', 'WRITE']),
      timeoutMs: z.number().int().positive(),
    }),
  ),
})

/**
 * The tools of the graph that an agent may call (null: all), as the user who asked sees them. A graph
 * that does not answer is asked again for a while, then throws RunFailure TOOLS_UNAVAILABLE.
 */
export async function listTools(context: RunContext, allowed: readonly string[] | null): Promise<OfferedTool[]> {
  const { signal, engine } = context
  const patienceEndsAt = performance.now() + engine.limits.graphPatienceMs
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, 2_000)) {
    try {
      const { tools } = await within(askTools(context), { signal, timeoutMs: TIMEOUT_MS })
      return allowed ? tools.filter(({ name }) => allowed.includes(name)) : tools
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof RunFailure) throw error
      if (performance.now() + pauseMs > patienceEndsAt)
        throw new RunFailure(
          { code: 'TOOLS_UNAVAILABLE', message: 'The tools could not be reached. Ask again later.', retryable: true },
          error,
        )
      engine.platform.logger.warn({ err: error, runId: context.run.id }, 'tools could not be listed yet')
      await pause(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}

async function askTools({ engine, identity, signal }: RunContext): Promise<z.output<typeof answer>> {
  const accessToken = await identity.accessToken(signal)
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
