import type { MissingPartsFragment } from '../gql/reports/graphql.ts'
import { groupMissing } from './group-missing.ts'

/** What a report lacks, by reason. Folded: that something is missing is said in its line, and never counted as good. */
export function MissingList({ missing }: { missing: readonly MissingPartsFragment[] }) {
  if (missing.length === 0) return null
  const groups = groupMissing(missing)
  const count = new Set(missing.map(({ signal }) => signal)).size
  return (
    <details className="missing">
      <summary>
        {count} {count === 1 ? 'signal' : 'signals'} missing, not counted as good
      </summary>
      <ul>
        {groups.map((group) => (
          <li key={`${group.code} ${group.reason}`}>
            <strong>{group.title}:</strong> {group.signals.join(', ')}
            <p>{group.reason}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
