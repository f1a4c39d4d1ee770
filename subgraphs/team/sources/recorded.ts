import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Evidence, makeEvidence } from '@chainlens/platform/evidence'
import { type SourceDocument, SourceFailure } from '@chainlens/platform/sources'
import { z } from 'zod'
import type { CommitHistory, ReleaseFacts, RepositoryReading } from './source.ts'

const FOLDER = join(import.meta.dirname, '..', 'recordings')
const WEEKS_RECORDED = 104

const recordingShape = z.object({
  repository: z.string(),
  newestCommit: z.object({ sha: z.string(), date: z.iso.datetime() }),
  commitsWithoutMerges: z.number(),
  historyReadFrom: z.string(),
  lastWeek: z.number(),
  tags: z.array(z.object({ name: z.string(), createdAt: z.iso.datetime(), isPrerelease: z.boolean() })),
  releaseNotes: z.array(z.object({ version: z.string(), addedAt: z.iso.datetime() })),
  contributors: z.array(
    z.object({
      total: z.number(),
      isBot: z.boolean().optional(),
      weeks: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
})

type Recording = z.output<typeof recordingShape>

/** Keeps the bytes that recorded evidence rests on. */
export type KeepDocument = (document: SourceDocument) => Promise<void>

/** Repositories whose git histories ship with ChainLens, by lower-case name. */
const RECORDED = new Map(
  ['bitcoin/bitcoin', 'ethereum/go-ethereum', 'Uniswap/v3-core', 'Uniswap/v4-core'].map((name) => [
    name.toLowerCase(),
    `${name.replace('/', '__')}.json`,
  ]),
)

/** A repository as its recorded git history shows it, windows and ages measured from its newest commit; null where none ships. */
export async function readRecordedRepository(
  repository: string,
  keep: KeepDocument,
): Promise<RepositoryReading | null> {
  const file = RECORDED.get(repository.toLowerCase())
  if (!file) return null
  const text = await readFile(join(FOLDER, file), 'utf8')
  const recording = recordingShape.parse(JSON.parse(text))
  const contentHash = createHash('sha256').update(text).digest('hex')
  const source = `git history of ${recording.repository}`
  const { date } = recording.newestCommit
  const evidenceOf = (url: string, excerpt: string): Evidence =>
    makeEvidence({ source, url, mode: 'RECORDED', asOf: date, retrievedAt: date, contentHash, excerpt })
  const url = `https://github.com/${recording.repository}`
  await keep({ contentHash, source, url, text, retrievedAt: date })
  const reason = 'the recording holds commits and tags only.'
  return {
    repository: recording.repository,
    asOf: date,
    isRecorded: true,
    facts: new SourceFailure({ code: 'NO_RECORDING', source, reason }),
    commits: recordedCommits(recording, evidenceOf),
    releases: recordedReleases(recording, evidenceOf),
  }
}

type EvidenceOf = (url: string, excerpt: string) => Evidence

function recordedCommits(recording: Recording, evidenceOf: EvidenceOf): CommitHistory {
  const { repository, newestCommit, commitsWithoutMerges, contributors } = recording
  const bots = contributors.filter((contributor) => contributor.isBot).length
  return {
    contributors: contributors.map(({ isBot, total, weeks }) => ({
      isBot: isBot ?? false,
      commits: total,
      weeks: weeks.map(([start, commits]) => ({ start, commits })),
    })),
    isWhole: true,
    endsWithWeek: recording.lastWeek,
    evidence: evidenceOf(
      `https://github.com/${repository}/graphs/contributors`,
      `All ${contributors.length} contributors (${bots} bots) and ${commitsWithoutMerges} commits without merges of the ` +
        `git history up to ${newestCommit.sha.slice(0, 12)} of ${newestCommit.date}, the last ${WEEKS_RECORDED} weeks ` +
        `week by week; read from ${recording.historyReadFrom}`,
    ),
  }
}

function recordedReleases(recording: Recording, evidenceOf: EvidenceOf): ReleaseFacts {
  const { repository, tags, releaseNotes } = recording
  const entries = tags.length > 0 ? tags.filter((tag) => !tag.isPrerelease) : releaseNotes
  const dated = entries.map((entry) =>
    'createdAt' in entry ? { name: entry.name, at: entry.createdAt } : { name: entry.version, at: entry.addedAt },
  )
  const newest = dated.reduce<ReleaseFacts['newest']>(
    (best, entry) => (best === null || entry.at > best.at ? entry : best),
    null,
  )
  if (tags.length > 0)
    return {
      newest,
      basis:
        "git tags, dated by the tagged commit, those named as pre-releases left out; a tag's date is near a release's",
      quality: 0.9,
      evidence: evidenceOf(`https://github.com/${repository}/tags`, `newest tag ${newest?.name} of ${newest?.at}`),
    }
  return {
    newest,
    basis:
      'release notes, dated by their arrival in the main branch, since the recorded copy has no tags; near a release, not the same',
    quality: 0.6,
    evidence: evidenceOf(
      `https://github.com/${repository}/tree/master/doc/release-notes`,
      `newest release notes ${newest?.name} added ${newest?.at}`,
    ),
  }
}
