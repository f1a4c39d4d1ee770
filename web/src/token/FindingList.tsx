import type { FindingPartsFragment, Severity } from '../gql/reports/graphql.ts'

const WORDS: Record<Severity, string> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
  INFO: 'Note',
}
const ORDER: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']

/** What stands out, the gravest first. How grave is a word and a shape, not a colour alone. */
export function FindingList({ findings }: { findings: readonly FindingPartsFragment[] }) {
  if (findings.length === 0) return null
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  return (
    <ul className="findings" aria-label="Findings">
      {sorted.map((finding) => (
        <li key={`${finding.code} ${finding.title}`} data-severity={finding.severity}>
          <details>
            <summary>
              <span className="severity">{WORDS[finding.severity] ?? finding.severity}</span>
              <span>{finding.title}</span>
            </summary>
            <p>{finding.detail}</p>
            <FindingSources finding={finding} />
          </details>
        </li>
      ))}
    </ul>
  )
}

function FindingSources({ finding }: { finding: FindingPartsFragment }) {
  const sources = [...new Set(finding.evidence.map(({ source }) => source))]
  return sources.length > 0 ? <p className="finding-sources">Rests on: {sources.join(', ')}</p> : null
}
