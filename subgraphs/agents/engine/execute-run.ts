import { isTransient } from '@chainlens/platform/errors'
import { askModel } from './ask-model.ts'
import { beginAttempt } from './begin-attempt.ts'
import { briefModel } from './brief-model.ts'
import { checkpoint } from './checkpoint.ts'
import { PromptLog } from './context/prompt-log.ts'
import { closeRun, endingEvents } from './end-run.ts'
import type { Engine } from './engine.ts'
import type { HeldRun } from './held-run.ts'
import { settleCalls } from './money/settle-calls.ts'
import { storeUsage } from './money/store-usage.ts'
import { UsageMeter } from './money/usage-meter.ts'
import { recordTurn } from './record-turn.ts'
import type { RunContext } from './run-context.ts'
import type { RunOutcome } from './run-event.ts'
import { createRunIdentity } from './run-identity.ts'
import { RunFailure, RunInterruption } from './run-interruption.ts'
import { RunJournal } from './run-journal.ts'
import { loadProgress, type RunStep } from './run-progress.ts'
import { finishToolCalls } from './run-tools.ts'
import { answerStep } from './store-step.ts'
import { whenDatabaseIsBack } from './when-database-is-back.ts'

/**
 * Executes a run that was claimed, from wherever it stands, to its end.
 *
 *     load what is stored                      a takeover has steps and calls; a new run has none
 *     tell RunStarted                          and StepReset for text of a step that was not finished
 *     load agent, tools, conversation
 *     repeat
 *       finish the calls that are open         side by side; results in the order of the calls; where some wait
 *                                              for the user's consent, the run is let go until they are answered
 *       ask the model for the last step        its text is told as it comes, its numbers are checked
 *       if it asks for nothing, it is done
 *       store its calls and the next step's start, tell ToolCallStarted
 *     store the end, tell RunEnded             COMPLETED, STOPPED or FAILED; once, and last
 *
 * Whatever is stored carries the run's fence: a worker that has lost the run stops without a trace.
 * Returns how the run has ended; null where it is no longer this worker's.
 *
 * @param control aborted with a RunInterruption or a RunFailure to end the run from outside
 * @param leaving aborts when the run is to be handed over where nothing that was done would have to be done again
 */
export async function executeRun(
  engine: Engine,
  run: HeldRun,
  control: AbortController,
  leaving: AbortSignal = new AbortController().signal,
): Promise<RunOutcome | null> {
  const { signal } = control
  const identity = createRunIdentity(engine.platform, run)
  const progress = await loadProgress(engine.database, run)
  const annotations = progress.steps.at(-1)?.textState ?? { citations: [], unsupportedNumbers: [] }
  const start = { text: progress.text, markers: progress.markers, annotations }
  const journal = new RunJournal(engine.writer, run, start, () => control.abort(new RunInterruption('LOST')))
  const prompts = new PromptLog()
  const usage = new UsageMeter(run)
  /** Ends the run of an account that may not act any more. That users can't be asked is for the tools to tell. */
  const confirmIdentity = () => {
    identity.accessToken(signal).catch((error) => error instanceof RunFailure && control.abort(error))
  }
  const context: RunContext = {
    engine,
    run,
    journal,
    signal,
    leaving,
    progress,
    usage,
    identity,
    confirmIdentity,
    prompts,
  }
  const deadline = setTimeout(() => control.abort(timeIsUp()), Math.max(0, engine.limits.wallTimeMs - run.elapsedMs))
  try {
    await beginAttempt(context)
    const lastStep = await answer(context)
    return await end(context, { status: 'COMPLETED', error: null }, lastStep)
  } catch (thrown) {
    // No fault of the run's: it goes on from what is stored, as soon as that can be read again.
    const error = isDatabaseAway(thrown) ? new RunInterruption('HANDED_OVER') : thrown
    // Whatever of it is still under way ends too, and the worker knows that it is to be given back.
    if (error instanceof RunInterruption && error.kind === 'HANDED_OVER') control.abort(error)
    return await endEarly(context, signal.aborted ? signal.reason : error)
  } finally {
    clearTimeout(deadline)
  }
}

/** Whether a statement failed for a reason that passes. Failures that have a reason for the user are none of these. */
function isDatabaseAway(error: unknown): boolean {
  return isTransient(error) && !(error instanceof RunFailure) && !(error instanceof RunInterruption)
}

/** The loop; returns the step in which the model was done. */
async function answer(context: RunContext): Promise<RunStep> {
  const briefing = await briefModel(context)
  for (;;) {
    await finishToolCalls(context, briefing.tools)
    checkpoint(context)
    const step = context.progress.steps.at(-1) as RunStep
    const turn = await askModel(context, briefing, step)
    if (turn.toolCalls.length === 0) return step
    await recordTurn(context, briefing.tools, step, turn)
    checkpoint(context)
  }
}

async function end(context: RunContext, outcome: RunOutcome, lastStep?: RunStep): Promise<RunOutcome> {
  const { run, journal, progress } = context
  const usage = context.usage.total
  await journal.commit(endingEvents(run, progress.calls, outcome, usage), async (transaction) => {
    if (lastStep) await answerStep(transaction, context, lastStep, [])
    else {
      await storeUsage(transaction, run, context.usage)
      await context.prompts.store(transaction, run)
    }
    await closeRun(transaction, run, outcome, usage)
  })
  return outcome
}

async function endEarly(context: RunContext, reason: unknown): Promise<RunOutcome | null> {
  if (reason instanceof RunInterruption && (reason.kind === 'LOST' || reason.kind === 'PARKED')) return null
  const { run, journal, engine } = context
  if (reason instanceof RunInterruption && reason.kind === 'HANDED_OVER') {
    await journal.commit()
    await whenDatabaseIsBack(() => settleCalls(engine.database, run, context.usage))
    return null
  }
  try {
    return await end(context, outcomeOf(context, reason))
  } catch (error) {
    if (error instanceof RunInterruption) return null
    // What cannot be stored must not keep the run from ending: back to what is stored, and on from there.
    engine.platform.logger.error({ err: error, runId: run.id }, 'the end of a run could not be stored')
    const [row] = await engine.database.query<{ content: string; last_sequence: number }>(
      `select agents.text_so_far(m.id, m.content) as content, r.last_sequence from agents.runs r join agents.messages m on m.id = r.message_id
       where r.id = ?::uuid and r.fence = ?`,
      [run.id, run.fence],
    )
    if (!row) return null
    journal.goBackTo({ text: row.content, sequence: row.last_sequence })
    return await end(context, outcomeOf(context, error))
  }
}

function outcomeOf({ engine, run }: RunContext, reason: unknown): RunOutcome {
  if (reason instanceof RunInterruption) return { status: 'STOPPED', error: null }
  if (reason instanceof RunFailure) return { status: 'FAILED', error: reason.error }
  engine.platform.logger.error({ err: reason, runId: run.id }, 'run failed')
  const message = 'Something went wrong on our side. What was written so far is kept.'
  return { status: 'FAILED', error: { code: 'INTERNAL', message, retryable: true } }
}

function timeIsUp(): RunFailure {
  return new RunFailure({ code: 'TIME_LIMIT', message: 'The answer took too long.', retryable: true })
}
