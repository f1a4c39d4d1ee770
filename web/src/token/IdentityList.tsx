import type { TeamReport } from './report-types.ts'

const LEVELS: Record<string, string> = {
  SELF_CLAIM: 'said by itself',
  RECIPROCAL: 'each names the other',
  THIRD_PARTY: 'checked by another',
}

/** How the project's presences name each other; how well each link is borne out stands beside it in words. */
export function IdentityList({ identity }: { identity: TeamReport['identity'] }) {
  if (!identity?.length) return null
  return (
    <section className="figures">
      <h3>Who they say they are</h3>
      <dl>
        {identity.map(({ claim, level, from, to }) => (
          <div key={`${from} ${to} ${claim}`}>
            <dt>{claim}</dt>
            <dd className="identity-level">{LEVELS[level] ?? level}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
