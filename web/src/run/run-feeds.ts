import { RunFeed, type RunFeedOptions } from './run-feed.ts'

/** The runs that this page has followed. Kept while signed in: going back to a conversation replays nothing. */
export class RunFeeds {
  readonly #feeds = new Map<string, RunFeed>()
  readonly #options: RunFeedOptions

  constructor(options: RunFeedOptions) {
    this.#options = options
  }

  of(runId: string): RunFeed {
    const feed = this.#feeds.get(runId) ?? new RunFeed(runId, this.#options)
    this.#feeds.set(runId, feed)
    return feed
  }

  clear(): void {
    for (const feed of this.#feeds.values()) feed.close()
    this.#feeds.clear()
  }
}
