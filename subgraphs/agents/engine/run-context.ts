import type { Fact, Model } from '../models/model.ts'
import type { Conversation } from './context/conversation.ts'
import type { PromptLog } from './context/prompt-log.ts'
import type { PromptMeter } from './context/prompt-meter.ts'
import { type BrokenOff, callsOf } from './continue/broken-off.ts'
import type { Engine } from './engine.ts'
import { extractFacts } from './facts/extract-facts.ts'
import type { HeldRun } from './held-run.ts'
import type { OfferedTool } from './list-tools.ts'
import type { UsageMeter } from './money/usage-meter.ts'
import type { RunIdentity } from './run-identity.ts'
import type { RunJournal } from './run-journal.ts'
import { isOpen, type RunProgress } from './run-progress.ts'

/** All that the loop knows of the run it executes. */
export interface RunContext {
  readonly engine: Engine
  readonly run: HeldRun
  readonly journal: RunJournal
  /** Aborts with the reason: RunInterruption or RunFailure. */
  readonly signal: AbortSignal
  /** Aborts when this process is told to end: the run is handed over at its next checkpoint. */
  readonly leaving: AbortSignal
  readonly progress: RunProgress
  readonly usage: UsageMeter
  readonly identity: RunIdentity
  /**
   * Has the identity made, or made anew, which ends the run where its user may not act any more. Called while a model
   * thinks: its tools want the identity next.
   */
  readonly confirmIdentity: () => void
  /** What its models were shown. */
  readonly prompts: PromptLog
}

/** What the model of a run is told besides the run itself. */
export interface Briefing {
  model: Model
  system: string
  /** What leads to the question, and the question. */
  conversation: Conversation
  /** By name. */
  tools: OfferedTool[]
  meter: PromptMeter
  /** Tokens that a model's prompts may have since its provider refused a longer one, by model. */
  caps: Map<string, number>
}

/** The figures that tool results bring, of what the run goes on with and of its own, in the order of the calls. */
export function factsOf({ progress }: RunContext, brokenOff: readonly BrokenOff[]): Fact[] {
  const ended = progress.calls.filter((record) => !isOpen(record))
  return extractFacts([...callsOf(brokenOff), ...ended.map(({ call, result }) => ({ call, result }))])
}
