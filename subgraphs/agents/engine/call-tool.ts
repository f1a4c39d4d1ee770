import { withPatience } from '@chainlens/platform/async'
import { ChainLensError } from '@chainlens/platform/errors'
import { encodeId } from '@chainlens/platform/ids'
import { askGraph } from '@chainlens/platform/service'
import { z } from 'zod'
import type { ToolExecutionStatus } from '../entities/tool-execution.ts'
import type { OfferedTool } from './list-tools.ts'
import type { RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import type { CallRecord } from './run-progress.ts'
import { storableText } from './storable.ts'
import { observeToolCall } from './telemetry/observe-tool-call.ts'
import { TimeLimitError, within } from './within.ts'

/** How a tool call ended. */
export interface ToolOutcome {
  status: ToolExecutionStatus
  /** Null unless it succeeded. */
  result: unknown
  /** One line for a person. */
  summary: string | null
  /** Why there is no result, for the model and a person. */
  error: string | null
  durationMs: number | null
}

const MUTATION = `mutation RunTool($input: ExecuteToolInput!) {
  executeTool(input: $input) { outcome result summary durationMs failure { code message retryable } }
}`

/** The executor's own limit comes first, so that its answer says what happened. */
const GRACE_MS = 2_000

const answer = z.object({
  executeTool: z.object({
    outcome: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'DENIED']),
    result: z.unknown(),
    summary: z.string().nullish(),
    durationMs: z.number().int().nonnegative().max(2_147_483_647),
    failure: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }).nullish(),
  }),
})

/**
 * Calls a tool on the graph as the user who asked. Whatever goes wrong with it is an outcome; throws
 * only the signal's reason and RunFailure ACCOUNT_CLOSED.
 *
 * @param tool undefined where the run's agent has no such tool
 */
export function callTool(context: RunContext, tool: OfferedTool | undefined, record: CallRecord): Promise<ToolOutcome> {
  return observeToolCall(context, record, tool !== undefined, () => call(context, tool, record))
}

async function call(context: RunContext, tool: OfferedTool | undefined, record: CallRecord): Promise<ToolOutcome> {
  if (!tool) return failed('DENIED', `There is no tool ${storableText(record.call.toolName).slice(0, 100)} here.`, 0)
  if (tool.run)
    return within(tool.run(context, record.call.arguments), { signal: context.signal, timeoutMs: tool.timeoutMs })
  const { platform, limits } = context.engine
  const startedAt = performance.now()
  try {
    return await withPatience(
      {
        patienceMs: limits.graphPatienceMs,
        limitMs: limits.graphPatienceMs + tool.timeoutMs,
        signal: context.signal,
        // One that lasted as long as the gateway waits was there, and is too slow.
        mayPass: (error, lastedMs) => lastedMs < platform.config.subgraphTimeoutMs * 0.9 && mayPass(error, tool),
      },
      () => execute(context, tool, record),
    )
  } catch (error) {
    context.signal.throwIfAborted()
    if (error instanceof RunFailure) throw error
    platform.logger.warn({ err: error, runId: context.run.id, tool: tool.name }, 'tool call failed')
    const durationMs = Math.round(performance.now() - startedAt)
    // The call may have arrived: only what changes nothing is known to have had no effect.
    if (tool.effect === 'WRITE')
      return failed('OUTCOME_UNKNOWN', 'The call got no answer; it may have happened.', durationMs)
    if (isTimeout(error)) return failed('TIMED_OUT', `The tool did not answer within ${tool.timeoutMs} ms.`, durationMs)
    return failed('FAILED', 'The tool could not be reached.', durationMs)
  }
}

async function execute(context: RunContext, tool: OfferedTool, record: CallRecord): Promise<ToolOutcome> {
  const { engine, identity, signal } = context
  const timeoutMs = tool.timeoutMs + GRACE_MS
  const accessToken = await within(identity.accessToken(signal), { signal, timeoutMs }).catch((error) => {
    signal.throwIfAborted()
    if (error instanceof RunFailure) throw error
    throw new ChainLensError({ code: 'IDENTITY_UNAVAILABLE', message: 'users did not answer.', cause: error })
  })
  const call = {
    name: tool.name,
    arguments: record.call.arguments,
    callId: encodeId('toolexec', record.id),
    ...(record.approvedHash === null ? {} : { approvedArgumentsHash: record.approvedHash }),
  }
  const asked = askGraph(engine.platform, {
    issuer: 'agents',
    query: MUTATION,
    variables: { input: call },
    as: { accessToken },
    timeoutMs,
    signal,
  })
  const { data, errors } = await within(asked, { signal, timeoutMs })
  if (!data?.executeTool) {
    const [error] = errors
    const code = error?.extensions?.code ?? 'GRAPH_REFUSED'
    throw new ChainLensError({ code, message: `The graph refused the call: ${error?.message ?? 'no data'}` })
  }
  const { outcome, result, summary, durationMs, failure } = answer.parse(data).executeTool
  if (outcome !== 'SUCCEEDED')
    return failed(
      mayHaveHappened(tool, outcome, failure?.code) ? 'OUTCOME_UNKNOWN' : outcome,
      failure?.message ?? 'The tool gave no reason.',
      durationMs,
    )
  if (JSON.stringify(result ?? null).length > engine.limits.resultLength)
    return failed('FAILED', 'The result is too large to be used.', durationMs)
  return { status: outcome, result: result ?? null, summary: line(summary ?? null), error: null, durationMs }
}

/** A write that was given up, or whose answer was lost on its way, is not known to have failed. */
function mayHaveHappened({ effect }: OfferedTool, outcome: string, code: string | undefined): boolean {
  return effect === 'WRITE' && (outcome === 'TIMED_OUT' || code === 'OUTCOME_UNKNOWN')
}

/**
 * True where a part of the graph was not there (it is being replaced, or its connection broke) and the call may be
 * made again. One that writes may have arrived: it is made again only where it was never sent.
 */
function mayPass(error: unknown, { effect }: OfferedTool): boolean {
  if (!(error instanceof ChainLensError)) return false
  if (error.code === 'IDENTITY_UNAVAILABLE') return true
  return effect !== 'WRITE' && (error.code === 'GRAPH_UNREACHABLE' || error.code === 'SUBGRAPH_UNAVAILABLE')
}

function isTimeout(error: unknown): boolean {
  return error instanceof TimeLimitError || (error instanceof ChainLensError && error.code === 'GRAPH_TIMED_OUT')
}

function failed(status: ToolExecutionStatus, reason: string, durationMs: number): ToolOutcome {
  const error = storableText(reason).slice(0, 1_000)
  return { status, result: null, summary: line(error), error, durationMs }
}

function line(text: string | null): string | null {
  return text === null ? null : storableText(text).replace(/\s+/g, ' ').trim().slice(0, 300)
}
