import type { Evidence, MissingSignal } from '@chainlens/platform/evidence'
import { missingFrom } from '@chainlens/platform/sources'
import type { Reading } from '../sources/source.ts'

/** What a report has read so far, and what it could not read. */
export interface Notes {
  evidence: Evidence[]
  missing: MissingSignal[]
  /**
   * Waits for a reading and keeps its evidence; a source's failure becomes a line of `missing` under
   * `signal`, and null. Any other error is a bug and is thrown on.
   */
  take<Value>(signal: string, reading: Promise<Reading<Value>>): Promise<Reading<Value> | null>
}

/** Notes of one report. */
export function createNotes(): Notes {
  const evidence: Evidence[] = []
  const missing: MissingSignal[] = []
  return {
    evidence,
    missing,
    async take(signal, reading) {
      try {
        const answer = await reading
        evidence.push(answer.evidence)
        return answer
      } catch (error) {
        const line = missingFrom(error, signal)
        const isKnown = missing.some((one) => one.signal === signal && one.code === line.code)
        if (!isKnown) missing.push(line)
        return null
      }
    },
  }
}
