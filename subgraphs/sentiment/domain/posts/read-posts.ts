import type { MissingSignal } from '@chainlens/platform/evidence'
import { missingFrom, type Sources } from '@chainlens/platform/sources'
import type { PostReading, PostSource } from '../../sources/post-source.ts'
import type { Subject } from '../../sources/source.ts'

/** Reads all sources of posts side by side; one that lacks a key or fails is one line in `missing`. */
export async function readPosts(
  sources: Sources,
  postSources: readonly PostSource[],
  subject: Subject,
  now: Date,
): Promise<{ readings: PostReading[]; missing: MissingSignal[] }> {
  const outcomes = await Promise.all(
    postSources.map(async (source): Promise<PostReading | MissingSignal> => {
      const signal = `posts on ${source.name}: their number, tone and spam`
      if (source.lacks)
        return { code: 'KEY_REQUIRED', signal, reason: `${source.name}: it gives posts only with ${source.lacks}.` }
      try {
        return await sources.liveOrRecorded({
          service: source.service,
          source: source.name,
          live: () => source.read(subject, now),
          // People's posts are not recorded.
          recorded: () => null,
        })
      } catch (error) {
        return missingFrom(error, signal)
      }
    }),
  )
  return {
    readings: outcomes.filter((outcome) => 'posts' in outcome),
    missing: outcomes.filter((outcome) => 'reason' in outcome),
  }
}
