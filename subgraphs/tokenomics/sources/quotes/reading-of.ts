import type { ExactNumber } from '@chainlens/platform/providers/coingecko'
import type { SourceAnswer } from '@chainlens/platform/sources'
import { STALE_AFTER_MS } from '../coingecko-figures.ts'
import type { Reading } from '../market-source.ts'

/** A figure of an answer as a reading; null where the source gives none, or one that cannot be. */
export function readingOf(input: {
  answer: SourceAnswer
  figure: ExactNumber | null | undefined
  /** Where it stands in the answer, for the excerpt. */
  place: string
  method: string
  asOf: string | null
  nowMs: number
  /** True where 0 stands for unknown. */
  isZeroUnknown?: boolean
  /** 0 to 1: what the method takes from confidence. */
  quality?: number
}): Reading | null {
  const { answer, figure, place, method, asOf, nowMs, isZeroUnknown = true, quality = 1 } = input
  if (!figure || figure.value < 0 || (isZeroUnknown && figure.value === 0)) return null
  return {
    value: figure.value,
    exact: figure.exact,
    asOf,
    stale: asOf !== null && nowMs - Date.parse(asOf) > STALE_AFTER_MS,
    method,
    quality,
    evidence: answer.evidence({ excerpt: `${place} = ${figure.exact}`, asOf }),
  }
}

/** A time as a source writes it (RFC 3339, or seconds of unix time) in RFC 3339; null where it is none. */
export function timeOf(time: string | number | null | undefined): string | null {
  if (time === null || time === undefined) return null
  const timeMs = typeof time === 'number' ? time * 1000 : Date.parse(time)
  return Math.abs(timeMs) < 8e15 ? new Date(timeMs).toISOString() : null
}
