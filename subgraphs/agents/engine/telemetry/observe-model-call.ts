import { errorTypeOf, failSpan, startSpan } from '@chainlens/platform/telemetry'
import type { RunContext } from '../run-context.ts'
import { usageAttributes } from './usage-attributes.ts'
import { kindsOf, type UsedTokens } from './used-tokens.ts'

/** One call of a model, while it is told of. */
export interface ObservedCall {
  /** Everything that the model streams, as it comes. */
  saw(part: { type: string; reason?: string } & Partial<UsedTokens>): void
  /** What the call cost by our own table, exact decimal. */
  priced(costUsd: string): void
  /** Once, whatever came of it. `error` undefined: it went well, or nobody wanted it any more. */
  end(error?: unknown): void
}

/**
 * A model call under `chat {model}`, as OpenTelemetry's conventions for generative AI have it: what was used
 * and how it ended, never what was said. Langfuse reads its own two attributes, with our ledger's figures.
 */
export function observeModelCall({ engine, run }: RunContext, model: string): ObservedCall {
  const { metrics } = engine.platform
  const began = performance.now()
  const [provider = model, ...rest] = model.split('/')
  const requestModel = rest.join('/') || model
  const labels = {
    gen_ai_operation_name: 'chat',
    gen_ai_provider_name: provider,
    gen_ai_request_model: requestModel,
  }
  const span = startSpan(`chat ${requestModel}`, {
    kind: 'client',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': provider,
      'gen_ai.request.model': requestModel,
      'gen_ai.request.stream': true,
      'gen_ai.output.type': 'text',
      'gen_ai.conversation.id': run.sessionId,
      'langfuse.observation.type': 'generation',
    },
  })
  const seconds = () => (performance.now() - began) / 1000
  let used: UsedTokens | null = null
  let costUsd: string | null = null
  let hasBegun = false

  return {
    saw(part) {
      if (!hasBegun && (part.type === 'text' || part.type === 'tool-call')) {
        hasBegun = true
        span.setAttribute('gen_ai.response.time_to_first_chunk', seconds())
        metrics.modelFirstChunkSeconds.observe(labels, seconds())
      }
      if (part.type === 'usage') {
        used = part as UsedTokens
        costUsd = part.costUsd ?? costUsd
      }
      if (part.type === 'finish' && part.reason)
        span.setAttribute('gen_ai.response.finish_reasons', [part.reason.replace('tool-calls', 'tool_calls')])
    },
    priced(cost) {
      costUsd = cost
    },
    end(error) {
      const errorType = error === undefined ? '' : errorTypeOf((error as { cause?: unknown }).cause ?? error)
      if (errorType) failSpan(span, errorType)
      metrics.modelSeconds.observe({ ...labels, error_type: errorType ? 'error' : '' }, seconds())
      if (used) {
        span.setAttributes(usageAttributes(used, costUsd))
        for (const [kind, tokens] of Object.entries(kindsOf(used))) metrics.modelTokens.inc({ model, kind }, tokens)
        metrics.tokenUsage.observe({ ...labels, gen_ai_token_type: 'input' }, used.inputTokens)
        metrics.tokenUsage.observe({ ...labels, gen_ai_token_type: 'output' }, used.outputTokens)
      }
      const cost = Number(costUsd ?? 0)
      if (cost > 0 && Number.isFinite(cost)) metrics.modelCostUsd.inc({ model }, cost)
      span.end()
    },
  }
}
