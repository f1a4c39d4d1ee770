import { findDays, findNumbers } from '../../../engine/text-pipeline/written-number.ts'

/** Text from outside as plain words: no markdown, no links, no line breaks, not longer than asked. */
export function plainText(text: string, longest = 160): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\b(?:https?|ftp|javascript|data):\S*|\bwww\.\S*/gi, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ')
    .replace(/[[\]{}<>*_`#|~\\!^=$@&]/g, ' ')
    .replace(/\s+([,.;:?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain
}

/** Whether a text holds a number or a day, which a sentence may state with evidence only. */
export function mentionsFigures(text: string): boolean {
  return findNumbers(text).length > 0 || findDays(text).length > 0
}

/** A name from outside; an address, an id, or a name that holds a number stands as code, where it is no figure. */
export function asName(text: string, longest = 60): string {
  const plain = plainText(text, longest)
  return mentionsFigures(plain) || /^0x|\S:\S/i.test(plain) ? asCode(text.slice(0, longest * 3)) : plain
}

/** A text as code: addresses, ids, repositories. */
export function asCode(text: string): string {
  return `\`${text
    .replace(/[`\s]+/g, ' ')
    .trim()
    .slice(0, 200)}\``
}

/** A phrase at the head of a sentence; a name that is written small stays so: stETH, bitcoin/bitcoin. */
export function capitalised(text: string): string {
  const [first = ''] = text.split(' ')
  return /[/A-Z]/.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Words in a row: "a, b and c". */
export function listed(words: readonly string[], and = 'and'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}
