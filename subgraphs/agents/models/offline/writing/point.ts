/** Something that speaks for or against a token, as a sentence without full stop. */
export interface Point {
  speaks: 'FOR' | 'AGAINST'
  isGrave: boolean
  text: string
}

/** A point for a token. */
export function pointFor(text: string): Point {
  return { speaks: 'FOR', isGrave: false, text }
}

/** A point against a token. */
export function pointAgainst(text: string, isGrave = false): Point {
  return { speaks: 'AGAINST', isGrave, text }
}
