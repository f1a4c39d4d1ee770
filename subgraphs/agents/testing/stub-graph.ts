import type { FetchHandler } from '@chainlens/platform/http'
import type { ToolEffect } from '../engine/run-progress.ts'

/** A call as the stub gets it. */
export interface StubCall {
  name: string
  arguments: Record<string, unknown>
  callId: string
  authorization: string | null
}

/** How a stub tool ends; what is left out is as executeTool has it for a success. */
export interface StubAnswer {
  /** The gateway's own error in the place of an answer, e.g. SUBGRAPH_UNAVAILABLE. */
  refusal?: string
  outcome?: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'DENIED'
  result?: unknown
  summary?: string | null
  failure?: { code: string; message: string; retryable: boolean } | null
}

/** A tool that the stub offers. */
export interface StubTool {
  effect?: ToolEffect
  isRisky?: boolean
  isTrusted?: boolean
  timeoutMs?: number
  /** Of the arguments; any object by default. */
  inputSchema?: Record<string, unknown>
  run(call: StubCall): Promise<StubAnswer> | StubAnswer
}

/** Answers as the gateway does what the engine asks it: `tools` and `executeTool`. */
export function stubGraph(
  tools: Record<string, StubTool>,
  onCall?: (signal: AbortSignal) => void,
): FetchHandler & { calls: StubCall[] } {
  const calls: StubCall[] = []
  const handler: FetchHandler = async (request) => {
    const { query, variables } = (await request.json()) as { query: string; variables?: { input: StubCall } }
    if (!query.includes('executeTool'))
      return Response.json({
        data: {
          tools: Object.entries(tools).map(([name, { effect, isRisky, isTrusted, timeoutMs, inputSchema }]) => ({
            name,
            description: `Does ${name}.`,
            inputSchema: inputSchema ?? { type: 'object' },
            effect: effect ?? 'READ',
            isRisky: isRisky ?? false,
            isTrusted: isTrusted ?? false,
            timeoutMs: timeoutMs ?? 5_000,
          })),
        },
      })
    const call = { ...(variables?.input as StubCall), authorization: request.headers.get('authorization') }
    calls.push(call)
    onCall?.(request.signal)
    const answer = await tools[call.name]?.run(call)
    if (!answer) return Response.json({ data: null, errors: [{ message: 'no such tool' }] })
    if (answer.refusal)
      return Response.json({ data: null, errors: [{ message: 'refused', extensions: { code: answer.refusal } }] })
    const { outcome = 'SUCCEEDED', result = null, summary = null, failure = null } = answer
    return Response.json({ data: { executeTool: { outcome, result, summary, failure, durationMs: 3 } } })
  }
  return Object.assign(handler, { calls })
}
