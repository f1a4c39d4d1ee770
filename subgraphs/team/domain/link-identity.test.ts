import { makeEvidence } from '@chainlens/platform/evidence'
import { describe, expect, it } from 'vitest'
import type { OrganisationFacts } from '../sources/source.ts'
import { type Listed, linkIdentity } from './link-identity.ts'

const evidence = (source: string) =>
  makeEvidence({
    source,
    url: null,
    mode: 'LIVE',
    asOf: null,
    retrievedAt: '2026-11-22T12:00:00.000Z',
    contentHash: 'ab',
    excerpt: source,
  })
const LISTED: Listed = { sites: ['acme.example'], xHandle: 'AcmeToken', evidence: evidence('CoinGecko') }
const ACME: OrganisationFacts = {
  login: 'acme',
  site: 'acme.example',
  xHandle: 'acmetoken',
  isVerified: false,
  evidence: evidence('GitHub'),
}

const linked = (listed: Partial<Listed>, organisation: Partial<OrganisationFacts>) => {
  const { links, findings } = linkIdentity({ ...LISTED, ...listed }, { ...ACME, ...organisation })
  return {
    links: links.map(({ level, from, to }) => `${from} → ${to}: ${level}`),
    findings: findings.map(({ code, severity }) => `${code} ${severity}`),
  }
}

describe('linkIdentity', () => {
  it('takes a link for reciprocal where the listing names the code and the organisation the site', () => {
    expect(linked({}, {})).toEqual({
      links: ['acme.example → github.com/acme: RECIPROCAL', 'github.com/acme → x.com/acmetoken: RECIPROCAL'],
      findings: ['IDENTITY_RECIPROCAL INFO'],
    })
  })

  it('never takes an equal account on X for proof', () => {
    expect(linked({}, { site: null })).toEqual({
      links: ['acme.example → github.com/acme: SELF_CLAIM', 'github.com/acme → x.com/acmetoken: SELF_CLAIM'],
      findings: [],
    })
  })

  it('does not bear out an account on X that the listing does not name, site or no site', () => {
    expect(linked({ xHandle: 'other' }, {}).links).toContain('github.com/acme → x.com/acmetoken: SELF_CLAIM')
    expect(linked({ xHandle: null }, {}).links).toContain('github.com/acme → x.com/acmetoken: SELF_CLAIM')
  })

  it('says that the organisation names another site, as it does where a token lists foreign code', () => {
    expect(linked({ sites: ['acme-token.example'] }, { xHandle: null })).toEqual({
      links: ['acme-token.example → github.com/acme: SELF_CLAIM', 'github.com/acme → acme.example: SELF_CLAIM'],
      findings: ['IDENTITY_DIFFERS LOW'],
    })
  })

  it('finds nothing in what is not said: that is unknown, and no bad sign', () => {
    expect(linked({ sites: [] }, { xHandle: null }).findings).toEqual([])
    expect(linked({ sites: [], xHandle: null }, { site: null, xHandle: null, isVerified: null })).toEqual({
      links: ['the listing of the asset → github.com/acme: SELF_CLAIM'],
      findings: [],
    })
  })

  it.each([
    [true, 1],
    [false, 0],
    [null, 0],
  ])("passes on GitHub's own verification only where it says so: %s", (isVerified, count) => {
    const { links } = linkIdentity(LISTED, { ...ACME, isVerified })
    expect(links.filter(({ level }) => level === 'THIRD_PARTY')).toHaveLength(count)
  })
})
