import type { Fact, Model, ModelMessage } from '../models/model.ts'
import { repairHistory } from './context/repair-history.ts'
import type { Engine } from './engine.ts'
import { extractFacts } from './facts/extract-facts.ts'
import type { HeldRun } from './held-run.ts'
import type { OfferedTool } from './list-tools.ts'
import type { UsageMeter } from './money/usage-meter.ts'
import type { RunIdentity } from './run-identity.ts'
import type { RunJournal } from './run-journal.ts'
import { type CallRecord, isOpen, type RunProgress } from './run-progress.ts'

/** All that the loop knows of the run it executes. */
export interface RunContext {
  readonly engine: Engine
  readonly run: HeldRun
  readonly journal: RunJournal
  /** Aborts with the reason: RunInterruption or RunFailure. */
  readonly signal: AbortSignal
  readonly progress: RunProgress
  readonly usage: UsageMeter
  readonly identity: RunIdentity
}

/** What the model of a run is told besides the run itself. */
export interface Briefing {
  model: Model
  system: string
  /** The conversation up to and with the question. */
  history: ModelMessage[]
  tools: OfferedTool[]
}

/** The conversation with what this run has done so far, every call with its result; state that is `model`'s goes with it. */
export function conversation({ progress, journal }: RunContext, { history }: Briefing, model: string): ModelMessage[] {
  const own = progress.steps.flatMap((step, index): ModelMessage[] => {
    if (!step.toolCalls) return []
    const next = progress.steps[index + 1]
    const end = next?.noticeStart ?? next?.textStart ?? journal.text.length
    const calls = progress.calls.filter((record) => record.step === step.step)
    return [
      {
        role: 'assistant',
        content: journal.text.slice(step.textStart, end),
        toolCalls: calls.map((record) => record.call),
        ...(step.modelState?.model === model ? { state: step.modelState.state } : {}),
      },
      { role: 'tool', results: calls.filter((record) => !isOpen(record)).map(resultOf) },
    ]
  })
  return repairHistory([...history, ...own])
}

/** The figures that the run's tool results bring, in the order of its calls. */
export function factsOf({ progress }: RunContext): Fact[] {
  const ended = progress.calls.filter((record) => !isOpen(record))
  return extractFacts(ended.map(({ call, result }) => ({ call, result })))
}

function resultOf({ call, status, result, error }: CallRecord) {
  return {
    toolCallId: call.toolCallId,
    toolName: call.toolName,
    status: status as 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'DENIED' | 'CANCELLED' | 'OUTCOME_UNKNOWN',
    result,
    error,
  }
}
