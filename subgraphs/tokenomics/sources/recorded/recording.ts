import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Evidence, makeEvidence } from '@chainlens/platform/evidence'

/** A file of recordings/ and where it came from; recordings/README.md says more. */
export interface RecordingFile {
  /** Below recordings/. */
  path: string
  /** Name of the source for people. */
  source: string
  /** Where a reader can look the same thing up. */
  url: string
  /** When the recording was made. */
  retrievedAt: string
}

/** A recording that was read. */
export interface Recording {
  file: RecordingFile
  text: string
  contentHash: string
  /** Evidence of a part of it. */
  evidence(input: { excerpt: string; asOf: string | null }): Evidence
}

const FOLDER = join(import.meta.dirname, '../../recordings')

/** Reads a recording. */
export function readRecording(file: RecordingFile): Recording {
  const bytes = readFileSync(join(FOLDER, file.path))
  const contentHash = createHash('sha256').update(bytes).digest('hex')
  const { source, url, retrievedAt } = file
  return {
    file,
    text: bytes.toString('utf8'),
    contentHash,
    evidence: ({ excerpt, asOf }) =>
      makeEvidence({ source, url, mode: 'RECORDED', asOf, retrievedAt, contentHash, excerpt }),
  }
}
