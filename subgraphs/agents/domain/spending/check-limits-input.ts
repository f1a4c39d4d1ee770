import Big from 'big.js'
import { type UserError, userError } from '../user-error.ts'

/** Limits as mutations take them: exact decimals in USD; left out: as it is, null: none of its own. */
export interface LimitsInput {
  runLimitUsd?: string | null
  dailyLimitUsd?: string | null
  monthlyLimitUsd?: string | null
}

const MOST_USD = 1_000_000

/** INVALID_LIMIT for each limit that is less than nothing, or beyond a million. */
export function checkLimitsInput(input: LimitsInput): UserError[] {
  return (['runLimitUsd', 'dailyLimitUsd', 'monthlyLimitUsd'] as const).flatMap((field) => {
    const limit = input[field]
    if (limit == null || (new Big(limit).gte(0) && new Big(limit).lte(MOST_USD))) return []
    return [userError('INVALID_LIMIT', `A limit is between 0 and ${MOST_USD} USD.`, field)]
  })
}
