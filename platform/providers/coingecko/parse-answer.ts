import type { z } from 'zod'
import { SourceFailure } from '../../sources/index.ts'
import { COINGECKO } from './coingecko-error.ts'
import { parseExactJson } from './exact-number.ts'

/** The failure that says which part of an answer does not have the expected shape; quotes none of its content. */
export function shapeFailure(error: z.ZodError, source = COINGECKO): SourceFailure {
  const issue = error.issues[0]
  const place = issue?.path.length ? ` at ${issue.path.map(String).join('.').slice(0, 100)}` : ''
  return new SourceFailure({
    code: 'BAD_ANSWER',
    source,
    reason: `the answer does not have the expected shape${place}.`,
    cause: error,
  })
}

/**
 * Reads an answer of `source` by a schema whose numbers are `exactNumber` or `plainNumber`. Throws
 * SourceFailure BAD_ANSWER where the answer is not JSON or has another shape.
 */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  source = COINGECKO,
): z.output<Schema> {
  let body: unknown
  try {
    body = parseExactJson(text)
  } catch (cause) {
    throw new SourceFailure({ code: 'BAD_ANSWER', source, reason: 'the answer is not JSON.', cause })
  }
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw shapeFailure(parsed.error, source)
  return parsed.data
}
