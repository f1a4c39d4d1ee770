import type { Model, ModelRequest, ModelUsage, ToolCall } from '../models/model.ts'
import { ModelError } from '../models/policy/model-error.ts'
import { callModel } from './call-model.ts'
import { billCall } from './money/bill-call.ts'
import { refuseCap } from './money/refuse-call.ts'
import { reserveCall } from './money/reserve-call.ts'
import type { RunContext } from './run-context.ts'
import { RunFailure, RunInterruption } from './run-interruption.ts'
import type { RunStep } from './run-progress.ts'
import { observeModelCall } from './telemetry/observe-model-call.ts'
import { createTextPipeline } from './text-pipeline/create-text-pipeline.ts'
import type { TextEffect, TextPipeline } from './text-pipeline.ts'
import { TimeLimitError } from './within.ts'

/** What a model made of a step; its text is in the journal. */
export interface ModelTurn {
  toolCalls: ToolCall[]
  /** What the markers of the whole text stand for. */
  textState: RunStep['textState']
  /** What the model's provider wants back; null for nothing. */
  modelState: RunStep['modelState']
}

/**
 * One call of one model for a step: sets aside what it may cost, tells what it says as it says it, and counts what
 * it used, however it ends.
 * Throws ModelError for what is wrong with the model, RunFailure MODEL_LIMIT, TEXT_LIMIT, or as reserveCall does,
 * and the signal's reason.
 */
export async function streamTurn(
  context: RunContext,
  model: Model,
  request: Omit<ModelRequest, 'signal'>,
  step: RunStep,
): Promise<ModelTurn> {
  const { journal, signal, engine } = context
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
  let modelState: ModelTurn['modelState'] = null
  let written = ''
  let hasBegun = false
  let used: ModelUsage | null = null
  let finish: 'stop' | 'tool-calls' | 'length' | null = null
  const reservation = await reserveCall(context, model.name, request, step)
  signal.throwIfAborted()
  const { maxOutputTokens } = reservation
  // Behind the request, which is what the run waits for.
  setImmediate(context.confirmIdentity)
  const observed = observeModelCall(context, model.name)
  let failure: unknown
  try {
    const parts = callModel(context, model, {
      ...request,
      ...(maxOutputTokens === null ? {} : { maxOutputTokens }),
      signal: AbortSignal.any([signal, ending.signal]),
    })
    for await (const part of parts) {
      observed.saw(part)
      hasBegun = true
      if (part.type === 'text') {
        written += part.text
        tell(pipeline.push(part.text))
      } else if (part.type === 'tool-call') toolCalls.push(part.call)
      else if (part.type === 'usage') used = part
      else if (part.type === 'state') modelState = { model: model.name, state: part.state }
      else if (part.type === 'finish') {
        finish = part.reason
        break
      }
      if (journal.text.length > engine.limits.textLength)
        throw new RunFailure({ code: 'TEXT_LIMIT', message: 'The answer grew too long.', retryable: false })
      await journal.room()
    }
    if (finish === null) throw cutOff('The stream ended without a finish.')
    tell(pipeline.end())
    if (toolCalls.length === 0 && journal.text.trim() === '') throw cutOff('The model said nothing.')
  } catch (error) {
    failure = error
    if (keepsText(signal)) endQuietly(pipeline, tell)
    throw error
  } finally {
    ending.abort()
    const course = {
      used,
      written: toolCalls.length > 0 ? written + JSON.stringify(toolCalls) : written,
      isWhole: finish !== null,
    }
    const call = billCall(context.usage, reservation, { ...course, isVoid: !hasBegun && isRefusal(failure) })
    if (call?.isCostKnown || call?.isEstimated) observed.priced(call.costUsd)
    observed.end(signal.aborted ? undefined : failure)
  }
  if (finish === 'length' && toolCalls.length === 0 && reservation.shortenedBy) throw refuseCap(reservation.shortenedBy)
  if (finish === 'length' && toolCalls.length === 0)
    throw new RunFailure({
      code: 'MODEL_LIMIT',
      message: 'The model reached its limit before it was done; what it wrote is kept.',
      retryable: true,
    })
  const { citations, unsupportedNumbers } = pipeline.state()
  return { toolCalls, textState: { citations, unsupportedNumbers }, modelState }
}

function cutOff(message: string): ModelError {
  return new ModelError('MODEL_FAILED', message, { isTransient: true })
}

/** Whether a call that had not begun failed because its provider refused it, or was not reached: nothing was used. */
function isRefusal(failure: unknown): boolean {
  return failure instanceof ModelError && !(failure.cause instanceof TimeLimitError)
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
