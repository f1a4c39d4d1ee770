import { type Evidence, type Finding, uniqueEvidence } from '@chainlens/platform/evidence'
import type { RepositoryChoice } from '../sources/find-repository.ts'
import type { OrganisationFacts } from '../sources/source.ts'

/** How well a link between two presences of a project is borne out, as IdentityLevel of the graph. */
export type IdentityLevel = 'SELF_CLAIM' | 'RECIPROCAL' | 'THIRD_PARTY'

/** A link between two presences of a project, as IdentityLink of the graph. */
export interface IdentityLink {
  /** A sentence. */
  claim: string
  level: IdentityLevel
  from: string
  to: string
  evidence: Evidence[]
}

/** The links of a project, and what stands out in them. */
export interface Identity {
  links: IdentityLink[]
  findings: Finding[]
}

/** What a listing says of an asset. */
export type Listed = Pick<RepositoryChoice, 'sites' | 'xHandle' | 'evidence'>

/**
 * Holds what a listing says of an asset against what the organisation behind its repository says of itself.
 * A link is reciprocal where each side leads to the other: the listing names the organisation's repository,
 * and the organisation names the asset's site. An equal account on X bears nothing out by itself, since anyone
 * can write it down. What is not said is unknown, and no finding.
 */
export function linkIdentity(listed: Listed, organisation: OrganisationFacts): Identity {
  const { login, site, xHandle, isVerified } = organisation
  const account = `github.com/${login}`
  const both = uniqueEvidence([listed.evidence, organisation.evidence])
  const isSame = site !== null && listed.sites.includes(site)
  const level = isSame ? 'RECIPROCAL' : 'SELF_CLAIM'
  const links: IdentityLink[] = []
  const from = listed.sites[0] ?? 'the listing of the asset'
  links.push({
    claim: isSame
      ? "The listing of the asset names the organisation's code, and the organisation names the asset's site."
      : "The listing of the asset names the organisation's code.",
    level,
    from: isSame ? site : from,
    to: account,
    evidence: isSame ? both : [listed.evidence],
  })
  if (site !== null && !isSame)
    links.push({
      claim: 'The organisation names this site as its own.',
      level: 'SELF_CLAIM',
      from: account,
      to: site,
      evidence: [organisation.evidence],
    })
  if (xHandle !== null) links.push(linkOfX(listed, organisation, { account, xHandle, isSame, both }))
  if (isVerified)
    links.push({
      claim: 'GitHub has verified that the organisation controls a domain; it does not say which.',
      level: 'THIRD_PARTY',
      from: 'github.com',
      to: account,
      evidence: [organisation.evidence],
    })
  return { links, findings: findingsOf(listed, organisation, isSame, both) }
}

function linkOfX(
  listed: Listed,
  { evidence }: OrganisationFacts,
  known: { account: string; xHandle: string; isSame: boolean; both: Evidence[] },
): IdentityLink {
  const { account, xHandle, isSame, both } = known
  const isEqual = listed.xHandle?.toLowerCase() === xHandle.toLowerCase()
  return {
    claim: isEqual
      ? 'The organisation and the listing of the asset name the same account on X.'
      : 'The organisation names this account on X as its own.',
    // An equal name is borne out only with the site: anyone can write a name down.
    level: isEqual && isSame ? 'RECIPROCAL' : 'SELF_CLAIM',
    from: account,
    to: `x.com/${xHandle}`,
    evidence: isEqual ? both : [evidence],
  }
}

function findingsOf(
  listed: Listed,
  { login, site }: OrganisationFacts,
  isSame: boolean,
  evidence: Evidence[],
): Finding[] {
  if (isSame) {
    const detail = `The asset is listed with code of the organisation ${login}, which names ${site} as its own site, as the listing does.`
    const title = 'Site and organisation name each other'
    return [{ code: 'IDENTITY_RECIPROCAL', severity: 'INFO', title, detail, evidence }]
  }
  if (site === null || listed.sites.length === 0) return []
  const title = 'The organisation names another site than the asset'
  const detail = `The asset is listed with code of the organisation ${login}, whose profile names ${site} and not the site of the asset. It may have several, or the code may be another project's.`
  return [{ code: 'IDENTITY_DIFFERS', severity: 'LOW', title, detail, evidence }]
}
