import type { Aspect } from '../question/question.ts'
import type { Domain } from '../results/read-analysis.ts'
import { cell, extreme, factOf } from './compare.ts'
import { findPoints } from './find-points.ts'
import { listed } from './plain-text.ts'
import { isRecorded, windowText } from './provenance.ts'
import { HOLDER_ROWS, MARKET_ROWS, RISK_ROWS, SENTIMENT_ROWS, TEAM_ROWS } from './rows.ts'
import { table } from './table.ts'
import { fullName, shortName, type TokenView } from './token-view.ts'
import { unknowns } from './unknowns.ts'
import { DOMAIN_NAMES } from './write-missing.ts'
import type { SectionInput } from './write-sections.ts'
import { moodText } from './write-sentiment.ts'
import { pointLists } from './write-verdict.ts'

/** Several tokens held against each other: what is larger in words, then the figures side by side. */
export function writeComparison(views: readonly TokenView[], input: SectionInput): string[] {
  const { aspects, now } = input
  const wants = (aspect: Aspect) => aspects.length === 0 || aspects.includes(aspect)
  const reading = wants('RISK') ? riskReading(views) : ''
  return [
    `## ${listed(views.map(({ token }) => fullName(token)))}`,
    ...(reading ? [`**In short:** ${reading}`] : []),
    ...(aspects.length === 0 ? views.flatMap((view) => pointsOf(view, now)) : []),
    ...failures(views),
    ...(wants('RISK') ? riskTable(views) : []),
    ...(wants('MARKET') ? figures(views, 'tokenomics', MARKET_ROWS, '### Market') : []),
    ...(wants('HOLDERS') ? holders(views) : []),
    ...(wants('TEAM') ? figures(views, 'team', TEAM_ROWS, '### Team') : []),
    ...(wants('SENTIMENT') ? mood(views, now) : []),
  ]
}

function pointsOf(view: TokenView, now: Date): string[] {
  const lists = pointLists(findPoints(view, now), unknowns(view))
  return lists ? [`### ${fullName(view.token)}`, lists] : []
}

/** Analyses that failed, each token's in one sentence. */
function failures(views: readonly TokenView[]): string[] {
  const failed = views.flatMap(({ token, analyses }) =>
    Object.values(analyses).flatMap((analysis) =>
      analysis?.failure
        ? [`${shortName(token)}: no analysis of "${DOMAIN_NAMES[analysis.domain]}", because ${analysis.failure}.`]
        : [],
    ),
  )
  return failed.length > 0 ? [failed.join(' ')] : []
}

function riskTable(views: readonly TokenView[]): string[] {
  const facts = views.flatMap((view) => RISK_ROWS.flatMap(({ place }) => factOf(view, 'tokenomics', place) ?? []))
  if (facts.length === 0) return []
  const windows = views.map(({ analyses }) => analyses.tokenomics?.report?.risk ?? null)
  const known = views.flatMap((view, index) => {
    const window = windows[index]
    const own = RISK_ROWS.flatMap(({ place }) => factOf(view, 'tokenomics', place) ?? [])
    return window && own.length > 0 ? [windowText(window, own)] : []
  })
  const isShared = new Set(known).size === 1
  const rows = RISK_ROWS.filter(({ place }) => views.some((view) => factOf(view, 'tokenomics', place))).map(
    ({ place, label }) => [label, ...views.map((view) => cell(factOf(view, 'tokenomics', place), false))],
  )
  const own = views.map((view, index) => {
    const window = windows[index]
    const ownFacts = RISK_ROWS.flatMap(({ place }) => factOf(view, 'tokenomics', place) ?? [])
    return window && ownFacts.length > 0 ? windowText(window, ownFacts) : 'not known'
  })
  return [
    ...(isShared ? [] : ['The periods differ, so hold these figures against each other with care.']),
    table(
      [isShared ? (known[0] ?? '') : 'Risk and return', ...views.map(({ token }) => shortName(token))],
      isShared ? rows : [['Period', ...own], ...rows],
    ),
    `One closing price a day${facts.some(isRecorded) ? ', as recorded' : ''}. Daily value at risk: on one day in twenty the return was this bad or worse. Sharpe and Sortino ratio: return for the swings endured, and for the falls alone.`,
  ]
}

/** Which was the riskier, and which paid better. */
function riskReading(views: readonly TokenView[]): string {
  const windows = new Set(
    views.map(({ analyses }) => {
      const risk = analyses.tokenomics?.report?.risk
      return risk ? `${risk.from} ${risk.to}` : ''
    }),
  )
  if (windows.size > 1 || windows.has('')) return ''
  const at = (place: string, wants: 'LARGEST' | 'SMALLEST') => extreme(views, { domain: 'tokenomics', place, wants })
  const signs: (readonly [string | null, string])[] = [
    [at('risk.annualisedVolatility', 'LARGEST'), views.length > 2 ? 'swung the most' : 'swung more'],
    [
      at('risk.maxDrawdown', 'SMALLEST'),
      views.length > 2 ? 'fell the deepest at its worst' : 'fell deeper at its worst',
    ],
    [at('risk.valueAtRisk95', 'SMALLEST'), views.length > 2 ? 'had the worst bad days' : 'had the worse bad days'],
  ]
  const byName = Map.groupBy(
    signs.flatMap(([name, what]) => (name ? [{ name, what }] : [])),
    ({ name }) => name,
  )
  const isClear = byName.size === 1 && signs.every(([name]) => name !== null)
  const risky = [...byName].map(([name, all]) => `${name} ${listed(all.map(({ what }) => what))}`)
  const sentences: string[] = []
  if (isClear)
    sentences.push(`${views.length > 2 ? 'the riskiest' : 'the riskier'} was ${risky[0]?.replace(' ', ': it ') ?? ''}`)
  else if (risky.length > 0) sentences.push(listed(risky))
  const [gain, paid] = [at('risk.totalReturn', 'LARGEST'), at('risk.sharpeRatio', 'LARGEST')]
  const more = views.length > 2 ? 'the most' : 'more'
  if (gain && gain === paid) sentences.push(`${gain} brought ${more}, also for the swings endured`)
  else {
    if (gain) sentences.push(`${gain} brought ${more}`)
    if (paid) sentences.push(`${paid} brought ${more} for the swings endured`)
  }
  if (sentences.length === 0) return ''
  const text = sentences.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join('. ')
  return `${text}. This is how it was; it does not say what comes.`
}

function figures(
  views: readonly TokenView[],
  domain: Domain,
  rows: readonly { place: string; label: string }[],
  head: string,
): string[] {
  const known = rows.filter(({ place }) => views.some((view) => factOf(view, domain, place)))
  if (known.length === 0) return []
  return [
    head,
    table(
      ['As of the date beside each figure', ...views.map(({ token }) => shortName(token))],
      known.map(({ place, label }) => [label, ...views.map((view) => cell(factOf(view, domain, place), true))]),
    ),
  ]
}

/** Lists of today only are held against each other; those of the past are not. */
function holders(views: readonly TokenView[]): string[] {
  const past = views.filter(({ analyses }) => analyses.onchain?.report?.holders?.isHistorical)
  const current = views.filter(({ analyses }) => {
    const list = analyses.onchain?.report?.holders
    return list && !list.isHistorical
  })
  const note =
    past.length > 0
      ? [
          `Of ${listed(past.map(({ token }) => shortName(token)))} only a list of holders of a past date is at hand. It says nothing of today, and is not compared.`,
        ]
      : []
  const shown = figures(current, 'onchain', HOLDER_ROWS, '### Holders')
  return shown.length === 0 && note.length > 0 ? ['### Holders', ...note] : [...shown, ...note]
}

function mood(views: readonly TokenView[], now: Date): string[] {
  const text = views.map(({ analyses }) => (analyses.sentiment ? moodText(analyses.sentiment, now) : '')).find(Boolean)
  const shown = figures(views, 'sentiment', SENTIMENT_ROWS, '### Mood')
  if (shown.length === 0) return text ? ['### Mood', text] : []
  return [...shown, ...(text ? [text] : [])]
}
