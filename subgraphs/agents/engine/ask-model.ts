import { setTimeout as pause } from 'node:timers/promises'
import type { Model } from '../models/model.ts'
import { describeFailure } from '../models/policy/describe-failure.ts'
import { ModelError } from '../models/policy/model-error.ts'
import { nextPause } from '../models/policy/next-pause.ts'
import { checkpoint } from './checkpoint.ts'
import { assemblePrompt } from './context/assemble-prompt.ts'
import { PromptTooLarge } from './context/prompt-too-large.ts'
import type { Briefing, RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import type { RunStep } from './run-progress.ts'
import { type ModelTurn, streamTurn } from './stream-turn.ts'
import { switchModel } from './switch-model.ts'

/** Of a prompt that its provider refused as too long, what the next one may have, also in the steps that follow. */
const SHORTENED_TO = 0.6

/**
 * Asks the model for a step and tells what it says as it says it.
 *
 *     for the run's model, then for each fallback behind it, in order
 *       repeat
 *         call it                             unless it failed so often lately that it is left alone
 *         on a failure that may pass          take its text back, wait, call it again; not too often
 *         on a prompt that is too long        shorten it, and call it again; once
 *         on any other failure                go to the next model, and say so in the text
 *     nobody answered: the run fails with what was wrong with the model that was asked first
 *
 * What a model was refused or declined for reasons of content goes to no other. Throws RunFailure with a
 * ModelErrorCode, MODEL_LIMIT or TEXT_LIMIT, and the signal's reason.
 */
export async function askModel(context: RunContext, briefing: Briefing, step: RunStep): Promise<ModelTurn> {
  const { fallbacks } = context.engine.models
  const place = fallbacks.findIndex(({ name }) => name === briefing.model.name)
  const first = briefing.model.name
  const failures: ModelError[] = []
  for (const model of [briefing.model, ...fallbacks.slice(place + 1)]) {
    const failure = failures.at(-1)
    if (failure) await switchModel(context, briefing, step, { model, failure })
    try {
      return await askPersistently(context, briefing, model, step)
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      failures.push(error)
      if (error.code === 'MODEL_REFUSED' || error.code === 'MODEL_REQUEST_REFUSED') break
    }
  }
  const [failure] = failures as [ModelError]
  const { code, isTransient } = failure
  const message = failure instanceof PromptTooLarge ? failure.advice : describeFailure(code, first)
  throw new RunFailure({ code, message, retryable: isTransient }, failure)
}

async function askPersistently(
  context: RunContext,
  briefing: Briefing,
  model: Model,
  step: RunStep,
): Promise<ModelTurn> {
  const { journal, signal, leaving, engine, run, prompts } = context
  const { modelRetries, modelRetryPauseMs, modelRetryAfterMs } = engine.limits
  const breaker = engine.models.breakerOf(model.name)
  const assemble = () => {
    const assembled = assemblePrompt(context, briefing, { model, step: step.step })
    prompts.add(assembled.prompt)
    return assembled
  }
  let { request, prompt } = assemble()
  let isShortened = false
  for (let failures = 0; ; failures++) {
    if (!breaker.allows())
      throw new ModelError('MODEL_OVERLOADED', 'it is left alone for a while', { isTransient: true })
    try {
      const turn = await streamTurn(context, model, request, step)
      breaker.succeeded()
      return turn
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof ModelError)) throw error
      engine.platform.logger.warn(
        { err: error, runId: run.id, step: step.step, model: model.name, code: error.code },
        'model call failed',
      )
      if (error.isTransient) breaker.failed()
      if (error.code === 'MODEL_REQUEST_TOO_LARGE' && !isShortened) {
        isShortened = true
        briefing.caps.set(model.name, Math.floor(prompt.estimatedTokens * SHORTENED_TO))
        try {
          ;({ request, prompt } = assemble())
        } catch (tooLarge) {
          // It was short already: what its provider said holds.
          throw tooLarge instanceof PromptTooLarge ? error : tooLarge
        }
        continue
      }
      const pauseMs = nextPause(error, failures, {
        retries: modelRetries,
        pauseMs: modelRetryPauseMs,
        longestRetryAfterMs: modelRetryAfterMs,
      })
      if (pauseMs === null) throw error
      if (journal.text.length > step.textStart) journal.reset(step.textStart, 'MODEL_FAILED')
      journal.annotate(step.textState)
      // Whoever has it next may ask at once: a process that is leaving waits for no provider.
      await pause(pauseMs, undefined, { signal: AbortSignal.any([signal, leaving]) }).catch(() => {})
      checkpoint(context)
    }
  }
}
