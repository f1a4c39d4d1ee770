import { ClientError } from '@chainlens/platform/errors'
import type { Evidence, Measure } from '@chainlens/platform/evidence'
import type { HolderKind } from '../../sources/source.ts'

/** One holder out of a list; as HolderShare of the graph. */
export interface HolderShare {
  rank: number
  address: string
  label: string | null
  isContract: boolean | null
  kind: HolderKind
  /** 0 to 1. */
  share: number
  balance: string | null
  exclusion: string | null
  evidence: Evidence[]
}

/** Holders by rank, and what they hold together; as HolderBand of the graph. */
export interface HolderBand {
  label: string
  /** 0 to 1. */
  share: number
  evidence: Evidence[]
}

/** As HolderConcentration of the graph. Null: not known. */
export interface HolderConcentration {
  population: string
  isHistorical: boolean
  isWholePopulation: boolean
  holderCount: Measure | null
  giniCoefficient: Measure | null
  herfindahlIndex: Measure | null
  nakamotoCoefficient: Measure | null
  giniAtLeast: Measure | null
  herfindahlAtLeast: Measure | null
  nakamotoAtLeast: Measure | null
  bands: HolderBand[] | null
  /** Share of the `holders` largest. Throws BAD_USER_INPUT for a number outside 1 to 1000. */
  topShare(holders: number): Measure | null
  /** The same without holders that are excluded. Throws BAD_USER_INPUT for a number outside 1 to 1000. */
  adjustedTopShare(holders: number): Measure | null
  /** The largest by name; null where none is known. Throws BAD_USER_INPUT for a number outside 1 to 100. */
  largestHolders(first: number): HolderShare[] | null
  /** All evidence that these rest on. */
  evidence: Evidence[]
}

const MOST_LARGEST = 1000

/** As for every list of the graph. */
const LARGEST_PAGE = 100

/** Refuses a number of holders that is not 1 to `most`; `field` is named to the asker. */
export function checkNumberOfHolders(field: string, holders: number, most = MOST_LARGEST): void {
  if (!Number.isSafeInteger(holders) || holders < 1 || holders > most)
    throw new ClientError('BAD_USER_INPUT', `${field} takes 1 to ${most} holders.`)
}

/** Refuses to name other than 1 to 100 holders. */
export function checkPageOfHolders(first: number): void {
  checkNumberOfHolders('largestHolders', first, LARGEST_PAGE)
}
