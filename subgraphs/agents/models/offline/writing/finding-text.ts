import type { Analysis } from '../results/read-analysis.ts'
import type { ReportedFinding } from '../results/tool-shapes.ts'
import { capitalised, plainText, sayable } from './plain-text.ts'
import { withRemark } from './provenance.ts'

/** A finding in words that a sentence may hold, with the reference to what is behind it. */
export interface FindingText {
  severity: ReportedFinding['severity']
  /** Without full stop. */
  title: string
  /** A sentence; empty where it holds figures that could not be cited. */
  detail: string
  /** The reference, with the day where it is not of today; empty where there is no evidence. */
  reference: string
}

const SEVERITY: Record<ReportedFinding['severity'], string> = {
  CRITICAL: 'Critical',
  HIGH: 'Serious',
  MEDIUM: 'Caution',
  LOW: 'Minor',
  INFO: 'For information',
}

/** Own words for findings whose titles hold figures. */
const TITLES: Record<string, string> = {
  DORMANT: 'Nobody has committed to the code for three months',
}

/** What the text says elsewhere, with its figures. */
const SAID_ELSEWHERE =
  /^(?:HISTORICAL_HOLDERS|DECIMALS_UNKNOWN|WHAT_WAS_LOOKED_AT|ACTIVE|NO_REPOSITORY_LISTED|MARKET_(?:EXTREME_FEAR|FEAR|NEUTRAL|GREED|EXTREME_GREED))$/

/** Whether the figures with their dates say it already; the dangerous is never left out. */
function isSaidElsewhere({ code, severity }: ReportedFinding): boolean {
  const isSmall = severity === 'INFO' || severity === 'LOW'
  return isSmall && (code === 'STALE_PRICE' || SAID_ELSEWHERE.test(code))
}

/** The findings that a text should tell, the gravest first. */
export function findingsOf(analysis: Analysis, now: Date): FindingText[] {
  return (analysis.report?.findings ?? [])
    .filter((one) => !isSaidElsewhere(one))
    .map((finding) => {
      const fact = analysis.findingFact(finding.code)
      return {
        severity: finding.severity,
        title: titleOf(finding),
        detail: capitalised(sayable(finding.detail) ?? ''),
        reference: fact ? withRemark(` [[${fact.id}]]`, [fact], now) : '',
      }
    })
}

function titleOf({ code, title }: ReportedFinding): string {
  const plain = sayable(title, 160)?.replace(/[.]+$/, '')
  if (TITLES[code]) return TITLES[code]
  if (plain) return plain
  return capitalised(plainText(code, 60).toLowerCase().replaceAll('-', ' ') || 'a finding without words')
}

/** A finding as a line of a list: "**Serious:** the repository is archived. …". */
export function findingLine(finding: FindingText): string {
  const { severity, title, detail, reference } = finding
  return `- **${SEVERITY[severity]}:** ${title}${reference}.${detail ? ` ${detail}` : ''}`
}

/** Whether a finding speaks against a token. */
export function isAgainst({ severity }: Pick<FindingText, 'severity'>): boolean {
  return severity === 'CRITICAL' || severity === 'HIGH' || severity === 'MEDIUM'
}

/** Whether it does so gravely. */
export function isGrave({ severity }: Pick<FindingText, 'severity'>): boolean {
  return severity === 'CRITICAL' || severity === 'HIGH'
}
