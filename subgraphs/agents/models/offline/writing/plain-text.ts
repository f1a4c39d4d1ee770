/** Text from outside as plain words: no markdown, no links, no line breaks, not longer than asked. */
export function plainText(text: string, longest = 160): string {
  const plain = text
    .slice(0, 4_000)
    .normalize('NFKC')
    .replace(/\b(?:https?|ftp|javascript|data):\S*|\bwww\.\S*/gi, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ')
    .replace(/[[\]{}<>*_`#|~\\!^=$@&]/g, ' ')
    .replace(/\s+([,.;:?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return clipped(withBalancedBrackets(plain), longest)
}

function withBalancedBrackets(text: string): string {
  let open = 0
  for (const character of text) {
    if (character === '(') open++
    else if (character === ')' && --open < 0) break
  }
  return open === 0 ? text : text.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim()
}

function clipped(plain: string, longest: number): string {
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain
}

/** Longer than any id. */
const LONGEST_CODE = 200
const CODE = /`[^`\n]*`/g
/** A digit that is no part of a name: 42, 24-hour, unicorn-2, but not v4. */
const FIGURE = /(?<![\p{L}\p{N}])\p{Nd}/u

/** Whether a text holds a number or a day outside code, which a sentence may state with evidence only. */
export function mentionsFigures(text: string): boolean {
  return FIGURE.test(text.replace(CODE, ' '))
}

/**
 * Text from outside as a sentence may hold it: plain, with addresses and names that hold digits as code.
 * Null where it states figures: those cannot be cited.
 */
export function sayable(text: string, longest = 400): string | null {
  const coded = plainText(text, longest).replace(/[^\s"“”]*\d[^\s"“”]*/g, (word) => {
    const [, before = '', name = '', after = ''] = /^(\(*)(.*?)([.,;:?…]*)$/.exec(word) ?? []
    const closing = (name.match(/\)/g) ?? []).length > (name.match(/\(/g) ?? []).length ? ')' : ''
    const core = closing ? name.slice(0, name.lastIndexOf(')')) : name
    const rest = closing ? name.slice(name.lastIndexOf(')')) : ''
    return /^(?:0x|[A-Za-z])/.test(core) && FIGURE.test(core) ? `${before}${asCode(core)}${rest}${after}` : word
  })
  return coded === '' || mentionsFigures(coded) ? null : coded
}

/** A name from outside; an address, an id, or a name that holds a number stands as code, where it is no figure. */
export function asName(text: string, longest = 60): string {
  const plain = plainText(text, longest)
  return mentionsFigures(plain) || /^0x|\S:\S/i.test(plain) ? asCode(plainText(text, LONGEST_CODE)) : plain
}

/** A text as code: addresses, ids, repositories. */
export function asCode(text: string): string {
  const plain = text
    .replace(/[`[\]|<>\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_CODE)
  return `\`${plain}\``
}

/** A phrase at the head of a sentence; a name that is written small stays so: stETH, bitcoin/bitcoin. */
export function capitalised(text: string): string {
  const [first = ''] = text.split(' ')
  return /[/A-Z`]/.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** Words in a row: "a, b and c". */
export function listed(words: readonly string[], and = 'and'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}
