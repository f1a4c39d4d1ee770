import type { Fact } from '../../model.ts'
import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { findingsOf, isAgainst, isGrave } from './finding-text.ts'
import { asCode } from './plain-text.ts'
import { type Point, pointAgainst, pointFor } from './point.ts'
import { isRecorded, withRemark } from './provenance.ts'
import type { TokenView } from './token-view.ts'

/**
 * What speaks for and against a token, by rules that can be read off the figures: no thresholds but zero and
 * one half, and the severities that the analyses give their findings. What is unknown is no point for it.
 */
export function findPoints({ analyses }: TokenView, now: Date): Point[] {
  const { tokenomics, onchain, sentiment, team } = analyses
  return [
    ...[tokenomics, onchain, sentiment, team].flatMap((analysis) => (analysis ? findingPoints(analysis, now) : [])),
    ...(tokenomics ? marketPoints(tokenomics) : []),
    ...(onchain ? onchainPoints(onchain, now) : []),
    ...(team ? teamPoints(team, now) : []),
  ].toSorted((a, b) => Number(b.isGrave) - Number(a.isGrave))
}

function findingPoints(analysis: Analysis, now: Date): Point[] {
  return findingsOf(analysis, now)
    .filter(isAgainst)
    .map((finding) => pointAgainst(`${finding.title}${finding.reference}`, isGrave(finding)))
}

function marketPoints({ report, figure }: Analysis): Point[] {
  const points: Point[] = []
  const [totalReturn, drawdown] = [figure('risk.totalReturn'), figure('risk.maxDrawdown')]
  const window = report?.risk
  if (!window) return points
  const [since, until] = [window.from, window.to]
  const mark = (fact: Fact) => (isRecorded(fact) ? ' (recorded)' : '')
  if (drawdown && Number(drawdown.value) <= -0.5)
    points.push(
      pointAgainst(
        `At its worst between ${since} and ${until} it had lost more than half of its value: ${cited(drawdown)} from a peak${mark(drawdown)}`,
      ),
    )
  if (totalReturn && Number(totalReturn.value) < 0)
    points.push(
      pointAgainst(`Held from ${since} to ${until}, it lost ${withoutSign(cited(totalReturn))}${mark(totalReturn)}`),
    )
  if (totalReturn && Number(totalReturn.value) > 0)
    points.push(
      pointFor(
        `Held from ${since} to ${until}, it gained ${cited(totalReturn)}${mark(totalReturn)}; that says nothing of what follows`,
      ),
    )
  return points
}

function onchainPoints({ report, figure, findingFact }: Analysis, now: Date): Point[] {
  const points: Point[] = []
  const { holders, contract } = report ?? {}
  // Pools and contracts hold for many: where they are known, the share without them is what counts.
  const adjusted = figure('holders.adjustedTopShare')
  const largest = adjusted ?? figure('holders.topShare')
  if (holders && !holders.isHistorical && largest) {
    const isMost = Number(largest.value) > 0.5
    const who = `The ten largest holders${adjusted ? ', pools and contracts left out,' : ''}`
    const said = withRemark(cited(largest), [largest], now)
    if (isMost) points.push(pointAgainst(`${who} own more than half of it: ${said}`))
    else if (holders.isWholePopulation) points.push(pointFor(`${who} together own less than half of it: ${said}`))
  }
  if (!contract) return points
  const looked = findingFact('WHAT_WAS_LOOKED_AT')
  const reference = looked ? ` [[${looked.id}]]` : ''
  if (contract.isHoneypot) points.push(pointAgainst('A simulated sale of it fails: who buys it may not get out', true))
  if (contract.isVerified === false) points.push(pointAgainst('Its source code is not published'))
  if (contract.canMint === false && contract.canPause === false && contract.canBlacklist === false)
    points.push(
      pointFor(`Its code shows no function that makes more tokens, halts transfers or bars accounts${reference}`),
    )
  for (const [place, what] of [
    ['contract.buyTax', 'purchase'],
    ['contract.sellTax', 'sale'],
  ] as const) {
    const tax = figure(place)
    if (tax && Number(tax.value) > 0)
      points.push(pointAgainst(`It keeps a part of every ${what}: ${cited(tax)}`, Number(tax.value) >= 0.5))
  }
  return points
}

function teamPoints({ report, figure }: Analysis, now: Date): Point[] {
  const points: Point[] = []
  const codes = report?.findings.map(({ code }) => code) ?? []
  const [active, weekly, few] = [
    figure('activeContributors90d'),
    figure('commitsPerWeek90d'),
    figure('contributorAbsenceFactor'),
  ]
  if (codes.includes('ACTIVE') && active && weekly) {
    const where = report?.repository ? ` in ${asCode(report.repository)}` : ''
    const said = `Its code is being worked on: ${cited(active)} people committed${where} in three months, ${cited(weekly)} commits a week`
    points.push(pointFor(withRemark(said, [active, weekly], now)))
  }
  if (few && Number(few.value) > 2 && !codes.some((code) => code.startsWith('KEY_PERSON_RISK'))) {
    const said = `Its code does not hang on one or two people: ${cited(few)} together made half of it`
    points.push(pointFor(withRemark(said, [few], now)))
  }
  return points
}

const withoutSign = (text: string) => text.replace('−', '')
