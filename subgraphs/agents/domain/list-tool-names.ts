import type { Principal } from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import { askGraph, type Platform } from '@chainlens/platform/service'
import { z } from 'zod'

const TIMEOUT_MS = 5_000

const answer = z.object({ tools: z.array(z.object({ name: z.string() })) })

/** Names of the tools that a user may use, by name. Throws SUBGRAPH_UNAVAILABLE where the tools do not answer. */
export async function listToolNames(platform: Platform, principal: Principal, signal: AbortSignal): Promise<string[]> {
  try {
    const { data } = await askGraph(platform, {
      issuer: 'agents',
      query: 'query ToolNames { tools { name } }',
      as: { principal },
      timeoutMs: TIMEOUT_MS,
      signal,
    })
    return answer.parse(data).tools.map(({ name }) => name)
  } catch (error) {
    signal.throwIfAborted()
    platform.logger.warn({ err: error }, 'tools could not be listed')
    throw new ClientError('SUBGRAPH_UNAVAILABLE', 'The tools cannot be reached at the moment.')
  }
}
