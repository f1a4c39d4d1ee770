import { useEffect } from 'react'
import { useServices } from '../app/use-services.ts'
import type { RunFeed } from './run-feed.ts'

/** The feed of a run; while `isLive`, followed for as long as the component is there. */
export function useRunFeed(runId: string, isLive: boolean): RunFeed {
  const feed = useServices().feeds.of(runId)
  useEffect(() => (isLive ? feed.follow() : undefined), [feed, isLive])
  return feed
}
