import { SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'

/** Name of the source for people. */
export const X = 'X'

const count = z.number().int().min(0)
const id = z.string().regex(/^\d{1,25}$/)

const post = z.object({
  id,
  text: z.string().max(30_000),
  created_at: z.iso.datetime({ offset: true }),
  author_id: id,
  lang: z.string().max(20).optional(),
  public_metrics: z.object({
    like_count: count,
    retweet_count: count,
    reply_count: count,
    quote_count: count,
    impression_count: count.optional(),
  }),
  referenced_tweets: z.array(z.object({ type: z.string() })).optional(),
})

const user = z.object({
  id,
  username: z.string().max(50),
  created_at: z.iso.datetime({ offset: true }).optional(),
  public_metrics: z.object({ followers_count: count, following_count: count }).optional(),
})

/** Where nothing is found, `data` is absent; errors of parts, or of the whole, come in a 200 too. */
const searchShape = z.object({
  data: z.array(post).optional(),
  includes: z.object({ users: z.array(user).optional() }).optional(),
  meta: z.object({ result_count: count, next_token: z.string().optional() }).optional(),
  errors: z.array(z.looseObject({ title: z.string().optional() })).optional(),
})

/** A page of X's search. */
export type XSearch = z.output<typeof searchShape>

/** The answer's page. Throws BAD_ANSWER where it is none, or holds nothing but errors. */
export function parseXSearch(body: unknown): XSearch {
  const bad = (reason: string, cause?: unknown) => new SourceFailure({ code: 'BAD_ANSWER', source: X, reason, cause })
  const parsed = searchShape.safeParse(body)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100)
    throw bad(`the answer does not have the expected shape${path ? ` at ${path}` : ''}.`, parsed.error)
  }
  const { data, meta, errors } = parsed.data
  if (!data && errors?.length) throw bad('it answered with an error.')
  if (!data && !meta) throw bad('the answer does not have the expected shape at meta.')
  return parsed.data
}

const problem = z.looseObject({ title: z.string().optional(), type: z.string().optional() })

/** The failure that a refusal stands for. `waitMs` is for 429. */
export function xRefusal(status: number, body: unknown): SourceFailure | null {
  const fail = (code: 'KEY_REFUSED' | 'BUDGET_SPENT' | 'BAD_ANSWER', reason: string) =>
    new SourceFailure({ code, source: X, reason })
  const { title = '', type = '' } = problem.safeParse(body).data ?? {}
  const isCapped = title === 'UsageCapExceeded' || type.endsWith('/usage-capped')
  const isUnpaid = title === 'CreditsDepleted' || type.endsWith('/credits') || status === 402
  if (isCapped) return fail('BUDGET_SPENT', 'the account of X_BEARER_TOKEN has reached its own cap of posts.')
  if (isUnpaid) return fail('BUDGET_SPENT', 'the account of X_BEARER_TOKEN has no credits left.')
  if (status === 429 || (status >= 200 && status < 300)) return null
  if (status === 401) return fail('KEY_REFUSED', 'it refuses the X_BEARER_TOKEN.')
  if (status === 403) return fail('KEY_REFUSED', 'the X_BEARER_TOKEN has no access to search.')
  return fail('BAD_ANSWER', `it answered with HTTP ${status}.`)
}
