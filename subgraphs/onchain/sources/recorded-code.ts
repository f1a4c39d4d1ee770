import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { ChainLensError } from '@chainlens/platform/errors'
import { type Evidence, makeEvidence } from '@chainlens/platform/evidence'
import { z } from 'zod'
import { loadHashing } from './hashing.ts'
import type { Hex } from './source.ts'

/** A contract's deployed code that ships with ChainLens. */
export interface RecordedCode {
  address: string
  name: string
  code: Hex
  codeHash: Hex
  evidence: Evidence
}

const folder = new URL('../recordings/contract/', import.meta.url)

const hex = z
  .string()
  .regex(/^0x([0-9a-f]{2})+$/)
  .transform((text) => text as Hex)

const recording = z.object({
  token: z.string(),
  name: z.string(),
  address: z.string(),
  code: hex,
  codeHash: hex,
  recordedAt: z.iso.datetime(),
  source: z.string(),
  licence: z.string(),
  url: z.url(),
})

async function readAll(): Promise<Map<string, RecordedCode>> {
  const { keccak256 } = await loadHashing()
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'))
  const entries = files.map(async (file): Promise<[string, RecordedCode]> => {
    const bytes = await readFile(new URL(file, folder))
    const { token, name, address, code, codeHash, ...from } = recording.parse(JSON.parse(bytes.toString('utf8')))
    if (keccak256(code) !== codeHash)
      throw new ChainLensError({ code: 'RECORDING_BROKEN', message: `The code in ${file} does not have its hash.` })
    const evidence = makeEvidence({
      source: from.source,
      url: from.url,
      mode: 'RECORDED',
      asOf: null,
      retrievedAt: from.recordedAt,
      contentHash: createHash('sha256').update(bytes).digest('hex'),
      excerpt: `code of ${address} as deployed: ${code.length / 2 - 1} bytes, keccak-256 ${codeHash}; licence: ${from.licence}`,
    })
    return [token, { address, name, code, codeHash, evidence }]
  })
  return new Map(await Promise.all(entries))
}

let all: Promise<Map<string, RecordedCode>> | undefined

/** The recorded code of a token's contract; null where none ships. Its storage is never recorded. */
export async function recordedCode(token: string): Promise<RecordedCode | null> {
  all ??= readAll()
  return (await all).get(token) ?? null
}
