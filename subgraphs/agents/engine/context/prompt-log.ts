import { createHash } from 'node:crypto'
import type { HeldRun, Queryable } from '../held-run.ts'
import { storableJson, storableText } from '../storable.ts'
import type { AssembledPrompt } from './prompt-part.ts'

/** The prompts of a run that are not stored yet; written with what came of them. */
export class PromptLog {
  #prompts: AssembledPrompt[] = []
  #areWritten = false
  readonly #texts = new Map<string, string>()

  /** Adds a prompt. That a run assembles another means that those before it are stored. */
  add(prompt: AssembledPrompt): void {
    if (this.#areWritten) this.#prompts = []
    this.#areWritten = false
    this.#prompts.push(prompt)
  }

  /** Keeps a text that stands nowhere else, and returns its hash. */
  keep(text: string): string {
    const hash = createHash('sha256').update(text).digest('hex')
    this.#texts.set(hash, text)
    return hash
  }

  /** Writes what is not stored yet; again changes nothing. */
  async store(transaction: Queryable, run: Pick<HeldRun, 'id' | 'sessionId'>): Promise<void> {
    if (this.#prompts.length === 0) return
    const texts = [...this.#texts].map(([hash, content]) => ({ hash, content: storableText(content) }))
    await transaction.query(
      `insert into agents.prompt_texts (session_id, hash, content)
       select ?::uuid, hash, content from jsonb_to_recordset(?::jsonb) as t(hash text, content text)
       on conflict do nothing`,
      [run.sessionId, JSON.stringify(texts)],
    )
    await transaction.query(
      `insert into agents.prompts (id, run_id, step, purpose, model, budget_tokens, estimated_tokens, parts, assembled_at)
       select id, ?::uuid, step, purpose, model, "budgetTokens", "estimatedTokens", parts, "assembledAt"
       from jsonb_to_recordset(?::jsonb) as p(id uuid, step int, purpose text, model text, "budgetTokens" int,
         "estimatedTokens" int, parts jsonb, "assembledAt" timestamptz)
       on conflict (id) do nothing`,
      [run.id, storableJson(this.#prompts)],
    )
    this.#areWritten = true
  }
}
