import type { Evidence, Finding } from '@chainlens/platform/evidence'

/** How many decimal places a token has, or why that is not known. */
export interface Decimals {
  /** 0 to 255; null where no source states it. */
  value: number | null
  /** Why it is not known; null where it is. */
  reason: string | null
  evidence: Evidence[]
}

/** The finding that goes with unknown decimals; null where they are known. */
export function decimalsFinding({ value, reason, evidence }: Decimals): Finding | null {
  if (value !== null) return null
  return {
    code: 'DECIMALS_UNKNOWN',
    severity: 'INFO',
    title: 'The number of decimals is not known',
    detail: `${reason} It is not guessed: amounts of this token cannot be turned into whole tokens.`,
    evidence,
  }
}
