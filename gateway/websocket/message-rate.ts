import type { SocketLimits } from './limits.ts'

/**
 * Whether one more message may be taken, of a socket of its own: a bucket of `messageBurst` that fills by
 * `messagesPerSecond`.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createMessageRate(
  { messagesPerSecond, messageBurst }: Pick<SocketLimits, 'messagesPerSecond' | 'messageBurst'>,
  now: () => number = () => performance.now(),
): () => boolean {
  let left = messageBurst
  let at = now()
  return () => {
    const time = now()
    left = Math.min(messageBurst, left + ((time - at) / 1_000) * messagesPerSecond)
    at = time
    if (left < 1) return false
    left -= 1
    return true
  }
}
