import type { EvidenceNode } from './evidence-node.ts'

/** The days that recorded evidence, anywhere among the given or their inputs, describes: sorted, each once. */
export function recordedDates(evidence: Iterable<EvidenceNode>): string[] {
  const days = new Set<string>()
  const visit = (node: EvidenceNode) => {
    if (node.mode === 'RECORDED') days.add((node.asOf ?? node.retrievedAt).slice(0, 10))
    node.inputs?.forEach(visit)
  }
  for (const node of evidence) visit(node)
  return [...days].sort()
}
