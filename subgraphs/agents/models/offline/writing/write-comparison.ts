import type { Aspect } from '../question/question.ts'
import type { Domain } from '../results/read-analysis.ts'
import { cell, factOf } from './compare.ts'
import { compareRisk } from './compare-risk.ts'
import { findPoints } from './find-points.ts'
import { listed } from './plain-text.ts'
import { dated } from './provenance.ts'
import { readRisk } from './read-risk.ts'
import { HOLDER_ROWS, MARKET_ROWS, SENTIMENT_ROWS, TEAM_ROWS } from './rows.ts'
import type { SectionInput } from './section-input.ts'
import { table } from './table.ts'
import { fullName, isNative, isPlaceless, shortName, type TokenView } from './token-view.ts'
import { unknowns } from './unknowns.ts'
import { writeContract } from './write-contract.ts'
import { DOMAIN_NAMES } from './write-missing.ts'
import { moodText } from './write-sentiment.ts'
import { isFigures, pointLists } from './write-verdict.ts'

/** Several tokens held against each other: what is larger in words, then the figures side by side. */
export function writeComparison(views: readonly TokenView[], input: SectionInput): string[] {
  const { aspects, now } = input
  const wants = (aspect: Aspect) => aspects.length === 0 || aspects.includes(aspect)
  const isOfFigures = aspects.length > 0 && aspects.every(isFigures)
  const reading = wants('RISK') ? readRisk(views) : ''
  return [
    `## ${listed(views.map(({ token }) => fullName(token)))}`,
    ...(reading ? [`**In short:** ${reading}`] : []),
    ...(isOfFigures ? [] : views.flatMap((view) => points(view, input))),
    ...failures(views),
    ...(wants('RISK') ? headed('### Risk and return', compareRisk(views), aspects) : []),
    ...(wants('MARKET') ? headed('### Market', figures(views, 'tokenomics', MARKET_ROWS), aspects) : []),
    ...(wants('CONTRACT') ? headed('### Contract', contracts(views, now), aspects) : []),
    ...(wants('HOLDERS') ? headed('### Holders', holders(views), aspects) : []),
    ...(wants('TEAM') ? headed('### Team', figures(views, 'team', TEAM_ROWS), aspects) : []),
    ...(wants('SENTIMENT') ? headed('### Mood', mood(views, now), aspects) : []),
  ]
}

/** Blocks under a head; the only ones asked for need none. */
function headed(head: string, blocks: readonly string[], aspects: readonly Aspect[]): string[] {
  if (blocks.length === 0) return []
  return aspects.length === 1 ? [...blocks] : [head, ...blocks]
}

function points(view: TokenView, { aspects, now }: SectionInput): string[] {
  const lists = pointLists(findPoints(view, now), unknowns(view, aspects))
  return lists ? [`### ${fullName(view.token)}`, lists] : []
}

/** Analyses that failed, each in one sentence. */
function failures(views: readonly TokenView[]): string[] {
  const failed = views.flatMap(({ token, analyses }) =>
    Object.values(analyses).flatMap((analysis) =>
      analysis?.failure
        ? [`- ${shortName(token)}, ${DOMAIN_NAMES[analysis.domain]}: no analysis, because ${analysis.failure}.`]
        : [],
    ),
  )
  return failed.length > 0 ? [failed.join('\n')] : []
}

function figures(
  views: readonly TokenView[],
  domain: Domain,
  rows: readonly { place: string; label: string }[],
): string[] {
  const known = rows.filter(({ place }) => views.some((view) => factOf(view, domain, place)))
  if (known.length === 0) return []
  const cells = known.map(({ place, label }) => {
    const facts = views.map((view) => factOf(view, domain, place))
    // A date that all of a row share is said once.
    const dates = new Set(facts.flatMap((fact) => (fact ? [dated(fact)] : [])))
    const isShared = dates.size === 1
    return [isShared ? `${label} (${[...dates].join()})` : label, ...facts.map((fact) => cell(fact, !isShared))]
  })
  return [table(['Figure', ...views.map(({ token }) => shortName(token))], cells)]
}

function contracts(views: readonly TokenView[], now: Date): string[] {
  const natives = views.filter(({ token, analyses }) => isNative(token) && !analyses.onchain?.report?.contract)
  const names = namesOf(natives)
  return [
    ...views.flatMap((view) => {
      const { token, analyses } = view
      if (natives.includes(view) || !analyses.onchain?.report) return []
      const name = shortName(token)
      const [text] = writeContract(analyses.onchain, { name, isNative: false, isPlaceless: isPlaceless(token) }, now)
      return text ? [`**${name}:** ${text}`] : []
    }),
    ...(natives.length === 1 ? [`${names} is its chain's own coin: there is no token contract to misuse.`] : []),
    ...(natives.length > 1 ? [`${names} are their chains' own coins: there is no token contract to misuse.`] : []),
  ]
}

const namesOf = (views: readonly TokenView[]) => listed(views.map(({ token }) => shortName(token)))

/** Lists of today are held against each other; those of the past are not. */
function holders(views: readonly TokenView[]): string[] {
  const listOf = ({ analyses }: TokenView) => analyses.onchain?.report?.holders ?? null
  const past = views.filter((view) => listOf(view)?.isHistorical)
  const current = views.filter((view) => listOf(view)?.isHistorical === false)
  const unknown = views.filter((view) => !current.includes(view))
  const remark =
    past.length > 0
      ? ` Of ${namesOf(past)} only a list of holders of a past date is at hand; it says nothing of today, and is not compared.`
      : ''
  return [
    ...figures(current, 'onchain', HOLDER_ROWS),
    ...(unknown.length > 0 ? [`Who holds ${namesOf(unknown)} today is not known.${remark}`] : []),
  ]
}

function mood(views: readonly TokenView[], now: Date): string[] {
  const texts = views.map(({ analyses }) => (analyses.sentiment ? moodText(analyses.sentiment, now) : ''))
  const text = texts.find((one) => one !== '')
  return [...(text ? [`${text} It is the same for all of them.`] : []), ...figures(views, 'sentiment', SENTIMENT_ROWS)]
}
