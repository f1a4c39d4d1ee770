import { useEffect, useRef } from 'react'
import { useServices } from '../app/use-services.ts'
import { readSessionAgain } from './read-session-again.ts'

/** Shows what becomes of a conversation in another tab or on another device, without a word where this page knows it. */
export function useSessionChanges({ id, revision }: { id: string; revision: number }): void {
  const { client, followSession } = useServices()
  const known = useRef(revision)
  // Also down: what is shown may be of an earlier read that came later.
  known.current = revision

  useEffect(() => {
    let isOver = false
    let isReading = false
    let isToRead = false
    async function read(): Promise<void> {
      isToRead = true
      if (isReading) return
      isReading = true
      while (isToRead && !isOver) {
        isToRead = false
        await readSessionAgain(client, id).catch(() => {})
      }
      isReading = false
    }
    const end = followSession(
      id,
      () => known.current,
      () => void read(),
    )
    return () => {
      isOver = true
      end()
    }
  }, [client, followSession, id])
}
