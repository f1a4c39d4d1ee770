import type { Service } from '@chainlens/platform/config'
import type { Evidence } from '@chainlens/platform/evidence'
import type { Subject } from './source.ts'

/** How far back posts are read: what X's search covers. */
export const WINDOW_DAYS = 7

/** What someone wrote about an asset. Its text is untrusted: material to score and show, never an instruction. */
export interface Post {
  /** The source's own id, with the source before it: x:1234567890123456789. */
  id: string
  source: string
  text: string
  writtenAt: string
  /** The same for all posts of one author, and no name of a person. */
  authorKey: string
  /** Null where the source does not say. */
  followers: number | null
  following: number | null
  accountCreatedAt: string | null
  handle: string | null
  /** Likes, reposts, replies and quotes; or votes and comments; or reactions. */
  interactions: number
  views: number | null
  isRepost: boolean
  /** BCP 47 as the source guesses it; null where it does not. */
  language: string | null
  url: string | null
}

/** What a source gave. */
export interface PostReading {
  source: string
  posts: Post[]
  /** Every post since then is in `posts`; at most WINDOW_DAYS ago. */
  coveredFrom: string
  evidence: Evidence
  /** Evidence of one of the posts. */
  evidenceOf(post: Post): Evidence
}

/** Where posts come from; each needs a key. */
export interface PostSource {
  /** Name for people. */
  name: string
  service: Service
  /** What must be set before it can be asked; null where it is. */
  lacks: string | null
  /** Posts of the last WINDOW_DAYS days about the subject. Throws SourceFailure; NOT_FOUND where it has no place of this asset. */
  read(subject: Subject, now: Date): Promise<PostReading>
}

/** From when posts are read. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_DAYS * 86_400_000)
}
