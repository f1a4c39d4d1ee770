import type { Problem } from '../graph/problem.ts'
import { ObservableValue } from '../shared/observable-value.ts'

/** What is being written for a conversation, or for the one that is to be opened (`new`). */
export type Draft = {
  text: string
  /** provider/model for the next question alone; null for the one that the agent has. */
  model: string | null
  /** On its way: shown in the thread, not yet acknowledged. */
  sending: string | null
  /** Why it did not go out. */
  problem: Problem | null
  /** The last attempt: the same content for the same model goes out with the same id again, so that it is asked and billed once. */
  attempt: { content: string; clientRequestId: string; sessionId: string | null; model: string | null } | null
}

const EMPTY: Draft = { text: '', model: null, sending: null, problem: null, attempt: null }

/** Drafts outlive their composer: they are there after going elsewhere, and after signing in again. */
export class Drafts {
  readonly #drafts = new Map<string, ObservableValue<Draft>>()

  of(key: string): ObservableValue<Draft> {
    const draft = this.#drafts.get(key) ?? new ObservableValue(EMPTY)
    this.#drafts.set(key, draft)
    return draft
  }

  update(key: string, change: Partial<Draft>): void {
    const draft = this.of(key)
    draft.set({ ...draft.get(), ...change })
  }

  clear(): void {
    for (const draft of this.#drafts.values()) draft.set(EMPTY)
  }
}
