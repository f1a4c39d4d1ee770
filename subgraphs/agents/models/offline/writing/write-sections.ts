import type { Aspect } from '../question/question.ts'
import type { Analysis, Domain } from '../results/read-analysis.ts'
import { findingLine, findingsOf } from './finding-text.ts'
import type { SectionInput } from './section-input.ts'
import { isNative, isPlaceless, shortName, type TokenView } from './token-view.ts'
import { writeContract } from './write-contract.ts'
import { writeHolders } from './write-holders.ts'
import { writeMarket } from './write-market.ts'
import { DOMAIN_NAMES } from './write-missing.ts'
import { writeSentiment } from './write-sentiment.ts'
import { writeTeam } from './write-team.ts'

/** One section for each domain that was asked; a domain without anything to tell is named as such. */
export function writeSections(view: TokenView, input: SectionInput): string[] {
  return (['tokenomics', 'onchain', 'team', 'sentiment'] as const).flatMap((domain) => {
    const analysis = view.analyses[domain]
    return analysis ? section(domain, analysis, view, input) : []
  })
}

function section(domain: Domain, analysis: Analysis, view: TokenView, input: SectionInput): string[] {
  const head = `### ${DOMAIN_NAMES[domain]}`
  if (analysis.failure !== null)
    return [head, `There is no analysis, because ${analysis.failure}. The rest of this answer does not depend on it.`]
  const findings = findingsOf(analysis, input.now).map(findingLine).join('\n')
  const blocks = [...bodyOf(domain, analysis, view, input), ...(findings ? [findings] : [])]
  if (blocks.length === 0) return [head, 'No source gave anything here.']
  return [head, ...blocks]
}

function bodyOf(domain: Domain, analysis: Analysis, { token }: TokenView, input: SectionInput): string[] {
  const { aspects, now } = input
  const name = shortName(token)
  const wants = (aspect: Aspect) => aspects.length === 0 || aspects.includes(aspect)
  switch (domain) {
    case 'tokenomics':
      return writeMarket(analysis, name, input)
    case 'onchain':
      return [
        ...(wants('CONTRACT')
          ? writeContract(analysis, { name, isNative: isNative(token), isPlaceless: isPlaceless(token) }, now)
          : []),
        ...(wants('HOLDERS') ? writeHolders(analysis, name) : []),
      ]
    case 'sentiment':
      return writeSentiment(analysis, name, now)
    case 'team':
      return writeTeam(analysis)
  }
}
