import type { RunContext } from './run-context.ts'
import type { RunStep } from './run-progress.ts'
import { insertStep } from './store-step.ts'

const firstStep = (): RunStep => ({
  step: 1,
  textStart: 0,
  noticeStart: null,
  textState: { citations: [], unsupportedNumbers: [] },
  toolCalls: null,
  modelState: null,
})

/** Tells that a worker has the run, and takes back what an earlier one said in a step that it did not finish. */
export async function beginAttempt({ run, journal, progress }: RunContext): Promise<void> {
  const first = firstStep()
  if (!run.isAttemptTold)
    await journal.commit(
      [{ type: 'RunStarted', payload: { attempt: run.attempt, model: run.model } }],
      async (transaction) => {
        if (progress.steps.length === 0) await insertStep(transaction, run.id, first)
      },
    )
  const step = progress.steps.at(-1) ?? first
  if (progress.steps.length === 0) progress.steps.push(first)
  if (journal.text.length > step.textStart) journal.reset(step.textStart, 'WORKER_LOST')
}
