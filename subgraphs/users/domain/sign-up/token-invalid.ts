import type { Refusal } from './refusal.ts'

/** The one answer to every token that does not open: which of the reasons it is would help a guesser alone. */
export const TOKEN_INVALID: Refusal = {
  code: 'TOKEN_INVALID',
  message: 'This link does not work any more: it was used, has expired, or a newer one was mailed. Ask for a new one.',
  field: ['input', 'token'],
}
