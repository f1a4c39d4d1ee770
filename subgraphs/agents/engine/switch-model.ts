import type { Model } from '../models/model.ts'
import type { ModelError, ModelErrorCode } from '../models/policy/model-error.ts'
import type { Briefing, RunContext } from './run-context.ts'
import type { RunStep } from './run-progress.ts'

const REASONS: Partial<Record<ModelErrorCode, string>> = {
  MODEL_KEY_REFUSED: 'its provider refused the key',
  MODEL_FORBIDDEN: 'the key may not use it',
  MODEL_OUT_OF_CREDIT: 'the account is out of credit',
  MODEL_NOT_FOUND: 'its provider has no such model',
  MODEL_REQUEST_TOO_LARGE: 'the conversation is too long for it',
  MODEL_OVERLOADED: 'it is overloaded',
}

/**
 * Lets another model answer from this step on. The text says so before that model says anything, and stays
 * there whatever happens to the step: nobody reads a model's words as another's.
 */
export async function switchModel(
  { run, journal, engine }: RunContext,
  briefing: Briefing,
  step: RunStep,
  { model, failure }: { model: Model; failure: ModelError },
): Promise<void> {
  if (journal.text.length > step.textStart) journal.reset(step.textStart, 'MODEL_FAILED')
  journal.annotate(step.textState)
  const before = briefing.model.name
  const noticeStart = step.noticeStart ?? journal.text.length
  const lead = journal.text === '' || journal.text.endsWith('\n\n') ? '' : '\n\n'
  journal.append(
    `${lead}*\`${before}\` could not answer: ${REASONS[failure.code] ?? 'it did not respond'}. \`${model.name}\` answers instead.*\n\n`,
  )
  const textStart = journal.text.length
  await journal.commit([], async (transaction) => {
    await transaction.query('update agents.runs set model = ? where id = ?::uuid', [model.name, run.id])
    await transaction.query(
      'update agents.run_steps set text_start = ?, notice_start = ? where run_id = ?::uuid and step = ?',
      [textStart, noticeStart, run.id, step.step],
    )
  })
  step.textStart = textStart
  step.noticeStart = noticeStart
  briefing.model = model
  run.model = model.name
  engine.platform.logger.warn(
    { runId: run.id, from: before, to: model.name, code: failure.code },
    'another model answers',
  )
}
