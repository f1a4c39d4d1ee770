import { COMPARISONS } from './comparisons.ts'
import { FOLLOW_UPS, GAPS } from './gaps.ts'
import { INJECTIONS } from './injections.ts'
import { LANGUAGES } from './languages.ts'
import { NAMES } from './names.ts'
import { PARTS } from './parts.ts'
import type { Question } from './question.ts'
import { TRICKS } from './tricks.ts'
import { WHOLE } from './whole.ts'

/** The fixed set. A change of it makes results incomparable: say so in README.md. */
export const QUESTIONS: readonly Question[] = [
  ...WHOLE,
  ...COMPARISONS,
  ...PARTS,
  ...NAMES,
  ...LANGUAGES,
  ...TRICKS,
  ...INJECTIONS,
  ...GAPS,
  ...FOLLOW_UPS,
]
