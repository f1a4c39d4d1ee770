import { NAME_LENGTH } from '../../config.ts'

/** Unassigned, control and private characters, line ends, and those that turn the direction of what follows. */
const UNWANTED = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Something that is seen. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A name as others see it: composed (NFC), runs of space as one, none around; null where it can be none. */
export function readName(text: string): string | null {
  if (text.length > 8 * NAME_LENGTH.most || UNWANTED.test(text)) return null
  const name = text.normalize('NFC').trim().replace(/\s+/gu, ' ')
  return VISIBLE.test(name) && [...name].length <= NAME_LENGTH.most ? name : null
}
