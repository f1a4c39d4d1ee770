/** What texts are scored with. */
export interface Lexicon {
  /** How positive a token is, −4 to 4, by the token in lower case. */
  valences: ReadonlyMap<string, number>
  /** Words that stand for an emoji of one code point. */
  emojiNames: ReadonlyMap<string, string>
}
