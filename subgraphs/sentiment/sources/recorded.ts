import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeEvidence } from '@chainlens/platform/evidence'
import type { SourceDocument } from '@chainlens/platform/sources'
import { ALTERNATIVE_ME, FEAR_AND_GREED_PAGE } from './alternative-me.ts'
import type { MarketMood } from './source.ts'

const FILE = join(import.meta.dirname, '..', 'recordings', 'fear-greed-daily.csv')
const ROW = /^(\d{4}-\d\d-\d\d),(\d{1,3}),(.+)$/

/** Keeps the bytes that recorded evidence rests on. */
export type KeepDocument = (document: SourceDocument) => Promise<void>

/** The newest day of the recorded Fear & Greed history. */
export async function readRecordedFearAndGreed(keep: KeepDocument): Promise<MarketMood> {
  const text = await readFile(FILE, 'utf8')
  const row = text.trimEnd().split('\n').at(-1) ?? ''
  const [, date, value, classification] = ROW.exec(row) ?? []
  if (!date || !value || !classification) throw new Error(`${FILE} ends with a row that is no reading.`)
  const asOf = `${date}T00:00:00.000Z`
  const contentHash = createHash('sha256').update(text).digest('hex')
  await keep({ contentHash, source: ALTERNATIVE_ME, url: FEAR_AND_GREED_PAGE, text, retrievedAt: asOf })
  const evidence = makeEvidence({
    source: ALTERNATIVE_ME,
    url: FEAR_AND_GREED_PAGE,
    mode: 'RECORDED',
    asOf,
    retrievedAt: asOf,
    contentHash,
    excerpt: `date,value,classification: ${row}`,
  })
  return { source: ALTERNATIVE_ME, value: Number(value), classification, asOf, isRecorded: true, evidence }
}
