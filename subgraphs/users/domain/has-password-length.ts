import { PASSWORD_LENGTH } from '../config.ts'

/** Whether a text has as many characters as passwords have; an emoji is one, as a person counts. */
export function hasPasswordLength(text: string): boolean {
  if (text.length > 2 * PASSWORD_LENGTH.most) return false
  const { length } = [...text]
  return length >= PASSWORD_LENGTH.least && length <= PASSWORD_LENGTH.most
}
