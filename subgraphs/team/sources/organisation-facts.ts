import type { SourceAnswer } from '@chainlens/platform/sources'
import { organisationShape, readShape } from './github-shapes.ts'
import { hostOf } from './site-host.ts'
import type { OrganisationFacts } from './source.ts'

/** A name of an account on X, without the sign before it. */
const X_HANDLE = /^@?(\w{1,15})$/

/** The account on X that a text names; null where it is no name of one. */
export function xHandleOf(text: string | null | undefined): string | null {
  return X_HANDLE.exec(text?.trim() ?? '')?.[1] ?? null
}

/** Reads GitHub's answer about an organisation. Throws BAD_ANSWER. */
export function organisationFacts(answer: SourceAnswer): OrganisationFacts {
  const body = readShape(answer, organisationShape)
  const { login, blog, twitter_username: x, is_verified: isVerified = null } = body
  const said = `blog: ${JSON.stringify(blog ?? null)}, twitter_username: ${JSON.stringify(x ?? null)}`
  return {
    login,
    site: hostOf(blog),
    xHandle: xHandleOf(x),
    isVerified,
    evidence: answer.evidence({
      url: `https://github.com/${login}`,
      excerpt: `${login}: ${said}, is_verified: ${isVerified}`,
      asOf: answer.retrievedAt,
    }),
  }
}
