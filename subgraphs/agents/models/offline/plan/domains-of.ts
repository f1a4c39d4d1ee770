import type { Aspect } from '../question/question.ts'
import type { Domain } from '../results/read-analysis.ts'

const DOMAINS: Record<Aspect, Domain> = {
  RISK: 'tokenomics',
  MARKET: 'tokenomics',
  HOLDERS: 'onchain',
  CONTRACT: 'onchain',
  SENTIMENT: 'sentiment',
  TEAM: 'team',
}

const ALL: readonly Domain[] = ['tokenomics', 'onchain', 'sentiment', 'team']

/** The analyses that aspects need, in the order of a report; none named: all of them. */
export function domainsOf(aspects: readonly Aspect[]): Domain[] {
  if (aspects.length === 0) return [...ALL]
  const needed = new Set(aspects.map((aspect) => DOMAINS[aspect]))
  return ALL.filter((domain) => needed.has(domain))
}
