import type { Evidence } from '@chainlens/platform/evidence'
import type { ExportedCitation, ExportedMessage } from './read-exported.ts'

/** Evidence behind evidence is told this deep. */
const DEEPEST = 3
const LONGEST_EXCERPT = 300

const UNFINISHED: Record<string, string> = {
  QUEUED: 'not answered yet when this was exported',
  RUNNING: 'still being written when this was exported',
  WAITING_FOR_APPROVAL: 'waiting for consent when this was exported',
  STOPPED: 'stopped',
  FAILED: 'broken off',
}

/** The beginning of an exported conversation, as Markdown. */
export function writeHead(input: { title: string | null; exportedAt: string }): string {
  return `# ${plain(input.title ?? 'Conversation')}\n\nExported from ChainLens at ${minute(input.exportedAt)}. A number in brackets, such as [1], leads to the evidence under its answer.\n`
}

/** One message with the evidence that it cites, as Markdown. */
export function writeMessage(message: ExportedMessage): string {
  const { role, content, createdAt, model, runStatus, citations, unsupportedNumbers } = message
  const unfinished = runStatus === null ? undefined : UNFINISHED[runStatus]
  const details = [minute(createdAt), ...(model ? [plain(model)] : []), ...(unfinished ? [unfinished] : [])]
  const parts = [`\n## ${role === 'USER' ? 'You' : 'ChainLens'}\n\n*${details.join(' · ')}*\n\n${safe(content)}\n`]
  if (citations.length > 0) parts.push(`\n### Evidence\n\n${citations.map(writeCitation).join('\n')}\n`)
  if (unsupportedNumbers.length > 0)
    parts.push(`\n**Numbers without evidence:** ${unsupportedNumbers.map(plain).join(', ')}\n`)
  return parts.join('')
}

function writeCitation({ marker, label, value, unit, evidence }: ExportedCitation): string {
  const figure = value === null ? '' : `: ${value}${unit ? ` ${plain(unit)}` : ''}`
  return `- [${marker}] ${plain(label)}${figure}\n${writeEvidence(evidence, 1)}`
}

function writeEvidence(evidence: Evidence, depth: number): string {
  const { source, mode, asOf, retrievedAt, url, contentHash, excerpt, inputs } = evidence
  const facts = [
    `${plain(source)} (${mode.toLowerCase()})`,
    ...(asOf ? [`as of ${minute(asOf)}`] : []),
    `read ${minute(retrievedAt)}`,
    ...(url && isWebAddress(url) ? [`<${url}>`] : []),
    ...(contentHash ? [`SHA-256 \`${contentHash.replace(/[^0-9a-f]/g, '')}\``] : []),
  ]
  const quote = excerpt ? `: “${plain(excerpt.slice(0, LONGEST_EXCERPT))}”` : ''
  const line = `${'  '.repeat(depth)}- ${facts.join(', ')}${quote}`
  if (depth >= DEEPEST) return line
  return [line, ...inputs.map((input) => writeEvidence(input, depth + 1))].join('\n')
}

function minute(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>]+$/.test(url)
}

/** One line of text from outside, with nothing in it that Markdown would take for its own. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+!|<>~&]/g, '\\$&')
}

/** Markdown of a conversation: no picture is loaded and no HTML is run by whatever shows it. */
function safe(markdown: string): string {
  return markdown
    .trim()
    .replace(/!\[/g, '\\![')
    .replace(/<(?=[a-zA-Z/!?])/g, '\\<')
}
