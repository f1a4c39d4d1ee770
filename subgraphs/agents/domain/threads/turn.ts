import { createHash } from 'node:crypto'

/** What is asked for: a question that follows, a changed one beside an old one, or another answer to one. */
export type Turn =
  | { kind: 'SEND'; content: string }
  /** `messageId`: UUID of the question that is changed. */
  | { kind: 'EDIT'; messageId: string; content: string }
  /** `messageId`: UUID of the answer beside which another is wanted. */
  | { kind: 'REGENERATE'; messageId: string }

/** What becomes of a turn that is asked for while a run goes on in its session. */
export type WhileRunning = 'ENQUEUE' | 'REJECT' | 'INTERRUPT'

/** Tells whether a repetition asks for the same. What is to become of a run that goes on is no part of it. */
export function hashOfTurn(turn: Turn, sessionId: string, model: string | null): string {
  const target = turn.kind === 'SEND' ? sessionId : `${turn.kind} ${turn.messageId}`
  const content = turn.kind === 'REGENERATE' ? '' : turn.content
  const asked = model === null ? `${target}\n${content}` : `${target}\n${model}\n${content}`
  return createHash('sha256').update(asked).digest('hex')
}
