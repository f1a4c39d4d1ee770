import type { Principal } from '@chainlens/platform/auth'
import { ChainLensError } from '@chainlens/platform/errors'
import { hashJson } from '@chainlens/platform/json'
import type { RateLimit, RateLimits } from '@chainlens/platform/limits'
import { SourceFailure } from '@chainlens/platform/sources'
import type { Logger } from '@chainlens/platform/telemetry'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Tool } from '../registry/tool.ts'
import { failure, type ToolOutcome } from './outcome.ts'
import { summarise } from './summarise.ts'

const PER_USER: RateLimit = { name: 'tools', points: 240, durationSeconds: 60 }
const MAX_RESULT_BYTES = 2_000_000

/** What the executor needs of its process. */
export interface ExecutorContext {
  tools: ReadonlyMap<string, Tool>
  limits: RateLimits
  logger: Logger
  principal: Principal
  signal: AbortSignal
}

/** A call of a tool. */
export interface ToolCall {
  name: string
  arguments: unknown
  callId: string | null
  /** Of the arguments that the user agreed to; null where nobody was asked. */
  approvedArgumentsHash?: string | null
}

const ajv = new Ajv2020({ useDefaults: true, allErrors: true, strict: false })

/**
 * Runs a tool for a caller: validate → consent → limit → run with timeout and abort → check the size. Never
 * throws: whatever goes wrong is an outcome that says what to do.
 */
export async function executeTool(context: ExecutorContext, call: ToolCall): Promise<ToolOutcome> {
  const began = performance.now()
  const elapsed = () => Math.round(performance.now() - began)
  const tool = context.tools.get(call.name)
  if (!tool) {
    const message = `There is no tool ${call.name}. Tools: ${[...context.tools.keys()].join(', ')}.`
    return failure('DENIED', 'UNKNOWN_TOOL', message, elapsed())
  }
  const input = structuredClone(call.arguments) as Record<string, unknown>
  const check = ajv.compile(tool.inputSchema)
  if (!check(input)) {
    const message = `The arguments of ${tool.name} do not fit: ${ajv.errorsText(check.errors, { dataVar: 'arguments' })}.`
    return failure('FAILED', 'INVALID_ARGUMENTS', message, elapsed())
  }
  // A person who calls a tool by themselves has decided; what a run calls, its user decides.
  if (tool.isRisky && context.principal.runId !== null && hashJson(call.arguments) !== call.approvedArgumentsHash) {
    const message = `${tool.name} is called with its user's consent to these arguments, and there is none.`
    return failure('DENIED', 'APPROVAL_REQUIRED', message, elapsed())
  }
  for (const points of [PER_USER, ...(tool.limit ? [{ name: `tool-${tool.name}`, ...tool.limit }] : [])]) {
    const limit = await context.limits.consume(points, context.principal.userId)
    if (limit.allowed) continue
    const message = `Too many tool calls; the next is allowed in ${Math.ceil(limit.retryAfterMs / 1000)} s.`
    return failure('DENIED', 'RATE_LIMITED', message, elapsed(), true)
  }
  const timeout = AbortSignal.timeout(tool.timeoutMs)
  const signal = AbortSignal.any([timeout, context.signal])
  try {
    const { principal } = context
    const run = tool.run(input, { principal, callId: call.callId, signal, timeoutMs: tool.timeoutMs })
    const result = await Promise.race([run, rejectOn(signal)])
    const bytes = Buffer.byteLength(JSON.stringify(result ?? null))
    if (bytes > MAX_RESULT_BYTES) {
      const message = `${tool.name} gave ${bytes} bytes, more than ${MAX_RESULT_BYTES}; ask for less.`
      return failure('FAILED', 'RESULT_TOO_LARGE', message, elapsed())
    }
    return { outcome: 'SUCCEEDED', result, summary: summarise(result), failure: null, durationMs: elapsed() }
  } catch (error) {
    const timedOut = timeout.aborted || (error instanceof ChainLensError && error.code === 'GRAPH_TIMED_OUT')
    if (timedOut)
      return failure('TIMED_OUT', 'TIMED_OUT', `${tool.name} took longer than ${tool.timeoutMs} ms.`, elapsed(), true)
    if (error instanceof ChainLensError && error.code === 'INVALID_ARGUMENTS')
      return failure(
        'FAILED',
        'INVALID_ARGUMENTS',
        `The arguments of ${tool.name} do not fit: ${error.message}`,
        elapsed(),
      )
    if (error instanceof ChainLensError && error.code === 'OUTCOME_UNKNOWN')
      return failure('FAILED', 'OUTCOME_UNKNOWN', `${tool.name}: ${error.message}`, elapsed())
    const said = error instanceof SourceFailure ? `${error.source}: ${error.message}` : (error as Error).message
    if (error instanceof ChainLensError)
      return failure('FAILED', 'EXECUTION_FAILED', `${tool.name}: ${said}`, elapsed(), error.retryable)
    if (!context.signal.aborted) context.logger.error({ err: error, tool: tool.name }, 'tool failed')
    return failure('FAILED', 'EXECUTION_FAILED', `${tool.name} failed on our side.`, elapsed(), true)
  }
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
