import { createHash } from 'node:crypto'

/** What is asked for: a question that follows, a changed one beside an old one, another answer to one, or the rest of one. */
export type Turn =
  | { kind: 'SEND'; content: string }
  /** `messageId`: UUID of the question that is changed. */
  | { kind: 'EDIT'; messageId: string; content: string }
  /** `messageId`: UUID of the answer beside which another is wanted. */
  | { kind: 'REGENERATE'; messageId: string }
  /** `messageId`: UUID of the answer that broke off. */
  | { kind: 'CONTINUE'; messageId: string }

/** What becomes of a turn that is asked for while a run goes on in its session. */
export type WhileRunning = 'ENQUEUE' | 'REJECT' | 'INTERRUPT'

/** Whether a turn brings a question of its own; else its answer belongs to one that is there. */
export function hasOwnQuestion(kind: Turn['kind']): boolean {
  return kind === 'SEND' || kind === 'EDIT'
}

/** Tells whether a repetition asks for the same. What is to become of a run that goes on is no part of it. */
export function hashOfTurn(turn: Turn, sessionId: string, model: string | null): string {
  const target = turn.kind === 'SEND' ? sessionId : `${turn.kind} ${turn.messageId}`
  const content = 'content' in turn ? turn.content : ''
  const asked = model === null ? `${target}\n${content}` : `${target}\n${model}\n${content}`
  return createHash('sha256').update(asked).digest('hex')
}
