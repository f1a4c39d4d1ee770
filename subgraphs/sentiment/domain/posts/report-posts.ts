import type { Measure } from '@chainlens/platform/evidence'
import type { Context } from '../../context.ts'
import type { Subject } from '../../sources/source.ts'
import { wholeDays } from './daily-counts.ts'
import { measurePosts, type PostMeasures } from './measure-posts.ts'
import { measureVolumeScore } from './measure-volume.ts'
import { readPosts } from './read-posts.ts'

/** What posts give, with the volume against the days before. */
export interface PostReport extends PostMeasures {
  volumeZScore: Measure | null
}

/** Reads, counts and scores posts about a subject. Nothing is thrown for a source. */
export async function reportPosts({ services }: Context, subject: Subject, now: Date): Promise<PostReport> {
  const { sources, postSources, dailyCounts, scorePost } = services
  const { readings, missing } = await readPosts(sources, postSources, subject, now)
  const measured = measurePosts(readings, scorePost, now)
  if (readings.length === 0) return { ...measured, volumeZScore: null, missing }
  await dailyCounts.add(subject.key, readings.flatMap(wholeDays))
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)
  const volume = measureVolumeScore(
    await dailyCounts.read(subject.key, yesterday),
    yesterday,
    readings.map(({ evidence }) => evidence),
  )
  return { ...measured, volumeZScore: volume.measure, missing: [...missing, ...measured.missing, ...volume.missing] }
}
