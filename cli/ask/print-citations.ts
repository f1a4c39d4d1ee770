import type { ShownEvidence, ShownMessage } from './operations.ts'
import type { Terminal } from './print-event.ts'

/** The sources that evidence was read from, through everything it was computed of. */
function readings(evidence: ShownEvidence): ShownEvidence[] {
  const inputs = evidence.inputs ?? []
  return inputs.length === 0 ? [evidence] : inputs.flatMap(readings)
}

function describe(evidence: ShownEvidence): string {
  const date = evidence.asOf ? `, as of ${evidence.asOf.slice(0, 10)}` : ''
  const recorded = evidence.mode === 'RECORDED' ? ' (recorded, not current)' : ''
  return `${evidence.source}${date}${recorded}${evidence.url ? ` ${evidence.url}` : ''}`
}

/** Prints where each figure of an answer comes from. */
export function printCitations(terminal: Terminal, message: ShownMessage): void {
  if (message.citations.length > 0) terminal.write('\nEvidence\n')
  for (const { marker, label, value, unit, evidence } of message.citations) {
    const figure = value === null ? '' : ` = ${value}${unit ? ` ${unit}` : ''}`
    const sources = [...new Set(readings(evidence).map(describe))]
    terminal.write(`  [${marker}] ${label}${figure}\n      ${sources.join('\n      ')}\n`)
  }
  if (message.unsupportedNumbers.length > 0)
    terminal.write(`\nWithout evidence: ${message.unsupportedNumbers.join(', ')}\n`)
}
