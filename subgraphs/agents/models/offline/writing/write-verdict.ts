import type { Fact } from '../../model.ts'
import type { Aspect } from '../question/question.ts'
import { cited } from './figure-text.ts'
import { findPoints } from './find-points.ts'
import { capitalised, listed } from './plain-text.ts'
import type { Point } from './point.ts'
import { isRecorded, windowText } from './provenance.ts'
import type { SectionInput } from './section-input.ts'
import { shortName, type TokenView } from './token-view.ts'
import { unknowns } from './unknowns.ts'

/** Points shown of each kind; the rest stands in the sections. */
const MOST_POINTS = 4

/** The verdict on one token: a sentence, then what speaks for it, what against, and what is not known. */
export function writeVerdict(view: TokenView, facts: readonly Fact[], input: SectionInput): string[] {
  const points = findPoints(view, input.now)
  const unknown = unknowns(view, input.aspects)
  const isOfFigures = input.aspects.length > 0 && input.aspects.every(isFigures)
  const text = isOfFigures
    ? input.aspects.includes('RISK')
      ? figuresInShort(view)
      : ''
    : headline(view, { points, unknown, facts, input })
  const lists = pointLists(isOfFigures ? [] : points, unknown)
  return [...(text ? [`**In short:** ${text}`] : []), ...(lists ? [lists] : [])]
}

/** Aspects that are figures and no judgement. */
export function isFigures(aspect: Aspect): boolean {
  return aspect === 'RISK' || aspect === 'MARKET' || aspect === 'SENTIMENT'
}

/** What speaks for, against, and what is not known, as lists; empty without any. */
export function pointLists(points: readonly Point[], unknown: readonly string[]): string {
  const list = (head: string, lines: readonly string[]) =>
    lines.length > 0 ? [`**${head}**\n\n${lines.map((line) => `- ${line}`).join('\n')}`] : []
  const of = (speaks: Point['speaks']) => points.filter((point) => point.speaks === speaks).slice(0, MOST_POINTS)
  return [
    ...list(
      'Speaks against it',
      of('AGAINST').map(({ text, isGrave }) => `${isGrave ? '**Serious:** ' : ''}${text}.`),
    ),
    ...list(
      'Speaks for it',
      of('FOR').map(({ text }) => `${text}.`),
    ),
    ...list('Not known, and not counted as good', unknown.length > 0 ? [`${capitalised(listed(unknown))}.`] : []),
  ].join('\n\n')
}

/** Return, worst fall and swings of one token in a sentence; empty without them. */
function figuresInShort({ token, analyses }: TokenView): string {
  const { report, figure } = analyses.tokenomics ?? {}
  const places = ['risk.totalReturn', 'risk.maxDrawdown', 'risk.annualisedVolatility']
  const [all, worst, swings] = places.map((place) => figure?.(place) ?? null)
  if (!report?.risk || !all || !worst || !swings) return ''
  const brought = `${Number(all.value) < 0 ? 'lost' : 'gained'} ${cited(all).replace('−', '')}`
  const window = windowText(report.risk, [all, worst, swings])
  return `${shortName(token)} ${brought} (${window}), had fallen ${cited(worst).replace('−', '')} from a peak at its worst, and swung by ${cited(swings)} a year.`
}

function headline(
  { token, analyses }: TokenView,
  found: { points: readonly Point[]; unknown: readonly string[]; facts: readonly Fact[]; input: SectionInput },
): string {
  const name = shortName(token)
  const asked = Object.values(analyses).filter((analysis) => analysis !== null)
  if (asked.every(({ report }) => report === null || report.status === 'NO_DATA'))
    return `ChainLens cannot say anything about ${name} here: no source gave a figure. That speaks neither for it nor against it.`
  const against = found.points.filter(({ speaks }) => speaks === 'AGAINST')
  const isWhole = found.input.aspects.length === 0
  const judgement = against.some(({ isGrave }) => isGrave)
    ? `Be careful with ${name}: there are serious warnings.`
    : against.length > 0
      ? `${isWhole ? 'Mixed: some' : 'Some'} points speak against ${name}, but no serious warning was found.`
      : `Nothing that was checked speaks against ${name}, which is less than saying that nothing does.`
  const limits = [
    ...(found.unknown.length > 0 ? ['part of the picture is missing'] : []),
    ...(found.facts.some(isRecorded) ? ['the recorded figures are of the dates beside them, not of today'] : []),
  ]
  return limits.length > 0 ? `${judgement} ${capitalised(limits.join(', and '))}.` : judgement
}
