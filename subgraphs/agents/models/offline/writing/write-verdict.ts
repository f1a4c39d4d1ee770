import type { Fact } from '../../model.ts'
import { findPoints } from './find-points.ts'
import { listed } from './plain-text.ts'
import type { Point } from './point.ts'
import { isRecorded } from './provenance.ts'
import { shortName, type TokenView } from './token-view.ts'
import { unknowns } from './unknowns.ts'

/** Points shown; the rest stands in the sections. */
const MOST_POINTS = 4

/** The verdict on one token: a sentence, then what speaks for it, what against, and what is not known. */
export function writeVerdict(view: TokenView, facts: readonly Fact[], now: Date): string[] {
  const points = findPoints(view, now)
  const unknown = unknowns(view)
  return [`**In short:** ${headline(view, { points, unknown, facts })}`, pointLists(points, unknown)].filter(Boolean)
}

/** What speaks for, against, and what is not known, as lists. */
export function pointLists(points: readonly Point[], unknown: readonly string[]): string {
  const list = (head: string, lines: readonly string[]) =>
    lines.length > 0 ? [`**${head}**`, '', ...lines.map((line) => `- ${line}`), ''] : []
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
    ...list('Not known, and not counted as good', unknown.length > 0 ? [`${sentence(listed(unknown))}.`] : []),
  ]
    .join('\n')
    .trim()
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function headline(
  { token, analyses }: TokenView,
  { points, unknown, facts }: { points: readonly Point[]; unknown: readonly string[]; facts: readonly Fact[] },
): string {
  const name = shortName(token)
  const asked = Object.values(analyses).filter((analysis) => analysis !== null)
  if (asked.every(({ report }) => report === null || report.status === 'NO_DATA'))
    return `ChainLens cannot say anything about ${name}: no source gave a figure. That is no sign in either direction.`
  const against = points.filter(({ speaks }) => speaks === 'AGAINST')
  const finding = against.some(({ isGrave }) => isGrave)
    ? `there are serious warnings about ${name}`
    : against.length > 0
      ? `some things speak against ${name}, though nothing grave was found`
      : `nothing that was checked speaks against ${name}, which is less than saying that nothing does`
  const limits: string[] = []
  if (unknown.length > 0) limits.push('part of the picture is missing')
  if (facts.some(isRecorded)) limits.push('what is marked as recorded is of the date beside it, not of today')
  const text = sentence(finding)
  return limits.length > 0 ? `${text}. ${sentence(listed(limits))}.` : `${text}.`
}
