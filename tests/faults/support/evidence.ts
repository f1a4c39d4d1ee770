import type { AnyEvent } from '../../support/conversation.ts'
import type { BilledCall } from './billing-model.ts'
import type { LedgerEntry } from './ledger.ts'

/** A run as its row says, its message beside it. */
export interface StoredRun {
  status: string
  /** Null where it has not failed. */
  error_code: string | null
  last_sequence: number
  cost_usd: string | null
  message_cost: string | null
  reserved_usd: string
  content: string
}

/** A row of run_events. */
export interface StoredEvent {
  sequence: number
  /** Of the worker that wrote it; it grows whenever the run changes hands. */
  fence: string
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: a payload of any kind
  payload: any
}

/** A row of tool_executions. */
export interface StoredCall {
  tool_call_id: string
  effect: string
  status: string
  slot: string
}

/** A row of model_calls that was not void. */
export interface StoredModelCall {
  status: string
  cost_usd: string
  is_estimated: boolean
  is_cost_known: boolean
}

/** All that is known of one acknowledged question: what is stored, what its client saw, what the world outside counted. */
export interface Evidence {
  /** Null: what was acknowledged is nowhere. */
  run: StoredRun | null
  /** By sequence. */
  events: StoredEvent[]
  calls: StoredCall[]
  modelCalls: StoredModelCall[]
  /** As the client got them, in the order of coming. */
  seen: AnyEvent[]
  /** What the tools did. */
  effects: LedgerEntry[]
  /** What the model was asked. */
  asked: BilledCall[]
  /** What the model says in a whole run, step by step; words alone count. */
  said: string
  /** Arguments `slot` of all calls that the model asks for. */
  slots: readonly string[]
}
