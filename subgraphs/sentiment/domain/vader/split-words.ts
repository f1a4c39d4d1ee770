/** What Python calls whitespace: ours without U+FEFF, with the separators U+001C to U+001F and U+0085. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python takes these for spaces
const SPACES = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const EDGES = /^[!-/:-@[-`{-~]+|[!-/:-@[-`{-~]+$/g

/** A text's words without the punctuation around them; what is then two characters or shorter was perhaps an emoticon and stays whole. */
export function splitWords(text: string): string[] {
  return text
    .split(SPACES)
    .filter(Boolean)
    .map((token) => {
      const stripped = token.replace(EDGES, '')
      return [...stripped].length <= 2 ? token : stripped
    })
}

/** Whether a word is written in capitals: it has letters of two cases, and all of them are large. */
export function isUpperCase(word: string): boolean {
  return /\p{Uppercase}/u.test(word) && !/[\p{Lowercase}\p{Lt}]/u.test(word)
}
