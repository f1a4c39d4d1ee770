import { extreme } from './compare.ts'
import { capitalised, listed } from './plain-text.ts'
import type { TokenView } from './token-view.ts'

/** Which of several tokens was the riskier, and which paid better, in words; empty where that cannot be read off. */
export function readRisk(views: readonly TokenView[]): string {
  const windows = new Set(views.map(({ analyses }) => windowOf(analyses.tokenomics)))
  if (windows.size > 1 || windows.has('')) return ''
  const sentences = [...riskier(views), ...betterPaid(views)]
  if (sentences.length === 0) return ''
  return `${sentences.map((sentence) => `${capitalised(sentence)}.`).join(' ')} This is how it was; it does not say what comes.`
}

function windowOf(analysis: TokenView['analyses']['tokenomics']): string {
  const risk = analysis?.report?.risk
  return risk ? `${risk.from} ${risk.to}` : ''
}

function riskier(views: readonly TokenView[]): string[] {
  const isPair = views.length === 2
  const signs = [
    { place: 'risk.annualisedVolatility', wants: 'LARGEST', what: isPair ? 'swung more' : 'swung the most' },
    { place: 'risk.maxDrawdown', wants: 'SMALLEST', what: isPair ? 'fell deeper at its worst' : 'fell the deepest' },
    {
      place: 'risk.valueAtRisk95',
      wants: 'SMALLEST',
      what: isPair ? 'had the worse bad days' : 'had the worst bad days',
    },
  ] as const
  const found = signs.flatMap(({ place, wants, what }) => {
    const found = extreme(views, { domain: 'tokenomics', place, wants })
    return found ? [{ name: found.name, what }] : []
  })
  const byName = Map.groupBy(found, ({ name }) => name)
  const said = [...byName].map(([name, all]) => ({ name, what: listed(all.map(({ what }) => what)) }))
  const [only] = said
  if (only && said.length === 1 && found.length === signs.length)
    return [`${only.name} was the ${isPair ? 'riskier' : 'riskiest'}: it ${only.what}`]
  return said.length > 0 ? [said.map(({ name, what }) => `${name} ${what}`).join('; ')] : []
}

function betterPaid(views: readonly TokenView[]): string[] {
  const isPair = views.length === 2
  const most = (place: string) => extreme(views, { domain: 'tokenomics', place, wants: 'LARGEST' })
  const [gain, reward] = [most('risk.totalReturn'), most('risk.sharpeRatio')]
  const hasLost = (found: typeof gain) => Number(found?.fact.value) < 0
  const did = (found: typeof gain) => {
    if (hasLost(found)) return isPair ? 'lost less' : 'lost the least'
    return isPair ? 'brought more' : 'brought the most'
  }
  if (gain && gain.name === reward?.name && hasLost(gain) === hasLost(reward))
    return [`${gain.name} ${did(gain)}, also for the swings endured`]
  // "Lost, and was rewarded" would only confuse: the table has both.
  const isSaid = reward !== null && (gain === null || hasLost(gain) === hasLost(reward))
  return [
    ...(gain ? [`${gain.name} ${did(gain)}`] : []),
    ...(isSaid ? [`${reward.name} ${did(reward)} for the swings endured`] : []),
  ]
}
