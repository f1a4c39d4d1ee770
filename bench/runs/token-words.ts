// Tokens of the stub provider: words of letters alone, since the product holds every number against evidence.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** 26^11 tenths of a millisecond are a hundred thousand years. */
const TIME_LETTERS = 11
const INDEX_LETTERS = 4

function toLetters(value: number, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 26)) text = LETTERS[rest % 26] + text
  return text
}

function fromLetters(text: string): number {
  return [...text].reduce((value, letter) => value * 26 + LETTERS.indexOf(letter), 0)
}

/** The time that all processes of a machine share, in milliseconds. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** A word that says which token it is and when it was sent. */
export function wordOf(index: number, atMs: number): string {
  return `${toLetters(index, INDEX_LETTERS)}${toLetters(Math.round(atMs * 10), TIME_LETTERS)} `
}

/** Its length in characters. */
export const WORD_LENGTH = INDEX_LETTERS + TIME_LETTERS + 1

/** What a word says. */
export function readWord(word: string): { index: number; atMs: number } {
  return { index: fromLetters(word.slice(0, INDEX_LETTERS)), atMs: fromLetters(word.slice(INDEX_LETTERS, -1)) / 10 }
}
