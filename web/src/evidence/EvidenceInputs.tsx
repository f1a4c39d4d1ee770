import { EvidenceFacts } from './EvidenceFacts.tsx'
import type { EvidenceNode } from './evidence-node.ts'
import { ModeBadge } from './ModeBadge.tsx'

/** What an evidence was computed from, and what that was computed from, down to what was read. */
export function EvidenceInputs({ inputs }: { inputs: readonly EvidenceNode[] | undefined }) {
  if (!inputs?.length) return null
  return (
    <ul className="inputs">
      {inputs.map((input) => (
        <li key={input.id}>
          <details>
            <summary>
              <span className="inputs-source">{input.source}</span>
              <ModeBadge mode={input.mode} />
            </summary>
            <EvidenceFacts evidence={input} />
          </details>
          <EvidenceInputs inputs={input.inputs} />
        </li>
      ))}
    </ul>
  )
}
