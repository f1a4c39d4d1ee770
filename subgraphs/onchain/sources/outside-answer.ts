import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import type { z } from 'zod'

/**
 * Reads an answer by its schema. Throws SourceFailure BAD_ANSWER that names the place of what does not fit
 * and repeats none of it, for it may be anything. What does not fit is not kept as an answer to ask again.
 */
export function parseOutside<Schema extends z.ZodType>(schema: Schema, answer: SourceAnswer): z.output<Schema> {
  const parsed = schema.safeParse(answer.json())
  if (parsed.success) return parsed.data
  answer.forget()
  throw shapeFailure(parsed.error, answer.source)
}

/** The failure that names the place of what does not fit. */
export function shapeFailure(error: z.ZodError, source: string): SourceFailure {
  const place = error.issues[0]?.path.map(String).join('.').slice(0, 100)
  const reason = `the answer does not have the expected shape${place ? ` at ${place}` : ''}.`
  return new SourceFailure({ code: 'BAD_ANSWER', source, reason, cause: error })
}
