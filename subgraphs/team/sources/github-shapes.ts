import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import { GITHUB } from './github-limit.ts'

const count = z.number().int().nonnegative()

/** What is read of /repos/{owner}/{repo}. */
export const repositoryShape = z.object({
  full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  archived: z.boolean(),
  fork: z.boolean(),
  created_at: z.iso.datetime(),
  pushed_at: z.iso.datetime().nullable(),
  owner: z.object({ type: z.string().nullish() }).nullish(),
})

const text = z.string().nullish()

/** What is read of /orgs/{org}. */
export const organisationShape = z.object({
  login: z.string().regex(/^[\w-]{1,80}$/),
  blog: text,
  twitter_username: text,
  is_verified: z.boolean().nullish(),
})

/** What is read of /repos/{owner}/{repo}/stats/contributors. */
export const contributorsShape = z.array(
  z.object({
    author: z.object({ login: z.string(), type: z.string().optional() }).nullable(),
    total: count,
    weeks: z.array(z.object({ w: count, c: count })),
  }),
)

/** What is read of /repos/{owner}/{repo}/releases. */
export const releasesShape = z.array(
  z.object({
    tag_name: z.string(),
    draft: z.boolean(),
    prerelease: z.boolean(),
    created_at: z.iso.datetime(),
    published_at: z.iso.datetime().nullable(),
  }),
)

/** An answer in the shape that is expected of it. Throws BAD_ANSWER; quotes nothing of the answer. */
export function readShape<Shape extends z.ZodType>(answer: SourceAnswer, shape: Shape): z.output<Shape> {
  const parsed = shape.safeParse(answer.json())
  if (parsed.success) return parsed.data
  answer.forget()
  const path = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100)
  const reason = `the answer does not have the expected shape${path ? ` at ${path}` : ''}.`
  throw new SourceFailure({ code: 'BAD_ANSWER', source: GITHUB, reason, cause: parsed.error })
}
