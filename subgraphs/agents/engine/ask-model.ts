import { setTimeout as pause } from 'node:timers/promises'
import type { ModelPart, ModelRequest, ModelUsage, ToolCall } from '../models/model.ts'
import { priceCall } from './price-call.ts'
import { readStream } from './read-stream.ts'
import { type Briefing, conversation, factsOf, type RunContext } from './run-context.ts'
import { RunFailure, RunInterruption } from './run-interruption.ts'
import type { RunStep } from './run-progress.ts'
import { observeModelCall } from './telemetry/observe-model-call.ts'
import { createTextPipeline } from './text-pipeline/create-text-pipeline.ts'
import type { TextEffect, TextPipeline } from './text-pipeline.ts'

/** What a model made of a step; its text is in the journal. */
export interface ModelTurn {
  toolCalls: ToolCall[]
  /** What the markers of the whole text stand for. */
  textState: RunStep['textState']
}

/** The model broke off, or did not keep to its protocol. */
class ModelFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ModelFailure'
  }
}

/**
 * Asks the model for a step and tells what it says as it says it. A call that fails is made again from
 * the step's start. Throws RunFailure MODEL_FAILED or MODEL_LIMIT, and the signal's reason.
 */
export async function askModel(context: RunContext, briefing: Briefing, step: RunStep): Promise<ModelTurn> {
  const { journal, signal, engine } = context
  const { modelRetries, modelRetryPauseMs } = engine.limits
  const request = {
    system: briefing.system,
    messages: conversation(context, briefing),
    tools: briefing.tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    facts: factsOf(context),
    now: context.run.createdAt,
  }
  for (let failures = 0; ; failures++) {
    try {
      return await streamTurn(context, briefing, request, step)
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof ModelFailure)) throw error
      engine.platform.logger.warn({ err: error, runId: context.run.id, step: step.step }, 'model call failed')
      if (failures === modelRetries)
        throw new RunFailure(
          { code: 'MODEL_FAILED', message: 'The model did not answer. Ask again later.', retryable: true },
          error,
        )
      if (journal.text.length > step.textStart) journal.reset(step.textStart, 'MODEL_FAILED')
      journal.annotate(step.textState)
      await pause(modelRetryPauseMs * 2 ** failures, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}

async function streamTurn(
  context: RunContext,
  { model }: Briefing,
  request: Omit<ModelRequest, 'signal'>,
  step: RunStep,
): Promise<ModelTurn> {
  const { journal, signal, engine, usage } = context
  const pipeline = createTextPipeline({
    facts: () => request.facts,
    state: { text: journal.text, ...step.textState },
  })
  const tell = (effects: TextEffect[]) => {
    for (const effect of effects)
      if (effect.type === 'append') journal.append(effect.text)
      else journal.reset(effect.keepLength, effect.reason)
    journal.annotate(pipeline.state())
  }
  const ending = new AbortController()
  const toolCalls: ToolCall[] = []
  let finish: 'stop' | 'tool-calls' | 'length' | null = null
  let used: ModelUsage | null = null
  const observed = observeModelCall(context, model.name)
  let failure: unknown
  try {
    const parts = modelParts(context, () =>
      model.stream({ ...request, signal: AbortSignal.any([signal, ending.signal]) }),
    )
    for await (const part of parts) {
      observed.saw(part)
      if (part.type === 'text') tell(pipeline.push(part.text))
      else if (part.type === 'tool-call') toolCalls.push(part.call)
      else if (part.type === 'usage') used = part
      else if (part.type === 'finish') {
        finish = part.reason
        break
      }
      if (journal.text.length > engine.limits.textLength)
        throw new RunFailure({ code: 'TEXT_LIMIT', message: 'The answer grew too long.', retryable: false })
      await journal.room()
    }
    if (finish === null) throw new ModelFailure('The stream ended without a finish.')
    tell(pipeline.end())
    if (toolCalls.length === 0 && journal.text.trim() === '') throw new ModelFailure('The model said nothing.')
  } catch (error) {
    if (!signal.aborted) failure = error
    if (keepsText(signal)) endQuietly(pipeline, tell)
    throw error
  } finally {
    const call = used && priceCall(engine.models, { model: model.name, step: step.step, used })
    if (call?.isCostKnown) observed.priced(call.costUsd)
    observed.end(failure)
    if (call) usage.add(call)
    ending.abort()
  }
  if (finish === 'length' && toolCalls.length === 0)
    throw new RunFailure({
      code: 'MODEL_LIMIT',
      message: 'The model reached its limit before it was done; what it wrote is kept.',
      retryable: true,
    })
  const { citations, unsupportedNumbers } = pipeline.state()
  return { toolCalls, textState: { citations, unsupportedNumbers } }
}

/** The parts of a model's answer; whatever the model throws is a ModelFailure. */
async function* modelParts(
  { signal, engine }: RunContext,
  open: () => AsyncIterable<ModelPart>,
): AsyncGenerator<ModelPart, void, void> {
  try {
    yield* readStream(open(), { signal, idleMs: engine.limits.modelIdleMs })
  } catch (error) {
    signal.throwIfAborted()
    throw new ModelFailure('The model call failed.', error)
  }
}

/** A run that ends here keeps what was said, checked as far as it goes; one that goes on elsewhere says it again. */
function keepsText(signal: AbortSignal): boolean {
  return !(signal.reason instanceof RunInterruption) || signal.reason.kind === 'STOPPED'
}

function endQuietly(pipeline: TextPipeline, tell: (effects: TextEffect[]) => void): void {
  try {
    tell(pipeline.end())
  } catch {
    // What went wrong first is what the run reports.
  }
}
