import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ChainLensError } from '@chainlens/platform/errors'
import { makeEvidence } from '@chainlens/platform/evidence'
import { z } from 'zod'
import { groupAmounts } from '../domain/formulas/group-amounts.ts'
import type { HolderList } from './source.ts'

const folder = new URL('../recordings/holders/', import.meta.url)

const recordedList = z.object({
  token: z.string(),
  file: z.string(),
  population: z.string(),
  caution: z.string(),
  asOf: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  source: z.string(),
  licence: z.string(),
  url: z.url(),
  /** Entries that the file gives as a count, e.g. 204,127 equal claims. */
  alsoHeld: z.array(z.object({ amount: z.string().transform(BigInt), count: z.number().int() })),
})

type RecordedList = z.infer<typeof recordedList>

const ROW = /^0x[0-9a-f]{40},(\d+)$/

function readAmounts(csv: string, file: string): bigint[] {
  const [header, ...rows] = csv.trimEnd().split('\n')
  if (header !== 'address,amount_raw') throw broken(file, 'its header')
  return rows.map((row) => {
    const amount = ROW.exec(row)?.[1]
    if (amount === undefined) throw broken(file, 'a row')
    return BigInt(amount)
  })
}

function broken(file: string, what: string): ChainLensError {
  return new ChainLensError({ code: 'RECORDING_BROKEN', message: `${what} of ${file} is not as it was recorded.` })
}

async function read(list: RecordedList): Promise<HolderList> {
  const bytes = await readFile(new URL(list.file, folder))
  const amounts = readAmounts((await promisify(gunzip)(bytes)).toString('utf8'), list.file)
  const holdings = groupAmounts(amounts, list.alsoHeld)
  const { population, caution, asOf } = list
  const evidence = makeEvidence({
    source: list.source,
    url: list.url,
    mode: 'RECORDED',
    asOf,
    retrievedAt: list.recordedAt,
    contentHash: createHash('sha256').update(bytes).digest('hex'),
    excerpt: `${population}; complete list, ${list.file}; licence: ${list.licence}`,
  })
  return { population, caution, isHistorical: true, isWholePopulation: true, asOf, holdings, evidence }
}

let known: Promise<RecordedList[]> | undefined
const readings = new Map<string, Promise<HolderList>>()

/** The complete list of holders of a past date that ships for a token; null where none does. Read once per process. */
export async function recordedHolders(token: string): Promise<HolderList | null> {
  known ??= readFile(new URL('lists.json', folder), 'utf8').then((text) =>
    z.array(recordedList).parse(JSON.parse(text)),
  )
  const list = (await known).find((one) => one.token === token)
  if (!list) return null
  const reading = readings.get(token) ?? read(list)
  readings.set(token, reading)
  return reading
}
