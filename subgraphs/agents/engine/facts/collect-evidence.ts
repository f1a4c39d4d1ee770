import type { FactEvidence } from '../../models/model.ts'
import { readEvidenceList } from './read-evidence.ts'

/** Every evidence that a tool result rests on, each once, in document order; inputs stay inside theirs. */
export function collectEvidence(result: unknown): FactEvidence[] {
  const found = new Map<string, FactEvidence>()
  const walk = (value: unknown) => {
    if (Array.isArray(value)) for (const item of value) walk(item)
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value))
        if (key === 'evidence')
          for (const evidence of readEvidenceList(item)) {
            if (!found.has(evidence.id)) found.set(evidence.id, evidence)
          }
        else walk(item)
  }
  walk(result)
  return [...found.values()]
}
