import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ChainLensError } from '@chainlens/platform/errors'
import { makeEvidence } from '@chainlens/platform/evidence'
import { z } from 'zod'
import { groupAmounts } from '../domain/formulas/group-amounts.ts'
import type { HolderList, NamedHolder } from './source.ts'

const folder = new URL('../recordings/holders/', import.meta.url)

const recordedList = z.object({
  token: z.string(),
  file: z.string(),
  /** Of the recorded amounts. */
  decimals: z.number().int(),
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

const ROW = /^(0x[0-9a-f]{40}),(\d+)$/
/** As many of a list's holders are kept by name. */
const MOST_NAMED = 1000

interface Row {
  address: string
  amount: bigint
}

function readRows(csv: string, file: string): Row[] {
  const [header, ...rows] = csv.trimEnd().split('\n')
  if (header !== 'address,amount_raw') throw broken(file, 'its header')
  return rows.map((row) => {
    const [, address, amount] = ROW.exec(row) ?? []
    if (address === undefined || amount === undefined) throw broken(file, 'a row')
    return { address, amount: BigInt(amount) }
  })
}

/** The largest by name. Entries that the list gives as a count have no names: below them no rank is sure. */
function largestOf(rows: readonly Row[], alsoHeld: RecordedList['alsoHeld']): NamedHolder[] {
  return rows
    .filter((row) => alsoHeld.every(({ amount }) => row.amount > amount))
    .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.address < b.address ? -1 : 1))
    .slice(0, MOST_NAMED)
    .map((row) => ({ ...row, label: null, isContract: null, kind: 'UNKNOWN' }))
}

function broken(file: string, what: string): ChainLensError {
  return new ChainLensError({ code: 'RECORDING_BROKEN', message: `${what} of ${file} is not as it was recorded.` })
}

async function read(list: RecordedList): Promise<HolderList> {
  const bytes = await readFile(new URL(list.file, folder))
  const rows = readRows((await promisify(gunzip)(bytes)).toString('utf8'), list.file)
  const amounts = rows.map(({ amount }) => amount)
  const holdings = groupAmounts(amounts, list.alsoHeld)
  const largest = largestOf(rows, list.alsoHeld)
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
  return {
    population,
    caution,
    isHistorical: true,
    isWholePopulation: true,
    asOf,
    holdings,
    largest,
    decimals: list.decimals,
    evidence,
  }
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
