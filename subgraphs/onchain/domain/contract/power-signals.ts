import type { Power } from '../code/powers.ts'

/** What is missing where it is not known whether the code holds a power. */
export const POWER_SIGNALS: Record<Power, string> = {
  MINT: 'whether more can be made',
  PAUSE: 'whether transfers can be halted',
  BLACKLIST: 'whether accounts can be barred',
}
