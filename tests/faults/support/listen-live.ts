import type { Redis } from 'ioredis'

/** Live messages as they went over Redis. */
export interface LiveMessages {
  messages: number
  /** Without those that are equal to an earlier one on the same channel. */
  distinct: number
  /** First deliveries that came behind one that was sent later. */
  overtaken: number
}

/** Hears every channel of a Redis until it is told to stop; the connection is its own then. */
export async function listenLive(redis: Redis): Promise<{ stop(): LiveMessages }> {
  const known = new Map<string, Set<string>>()
  const latest = new Map<string, number>()
  const heard: LiveMessages = { messages: 0, distinct: 0, overtaken: 0 }
  redis.on('pmessage', (_, channel: string, message: string) => {
    heard.messages++
    const ofChannel = known.get(channel) ?? new Set()
    known.set(channel, ofChannel)
    if (ofChannel.has(message)) return
    ofChannel.add(message)
    heard.distinct++
    const sequence = Number(/"sequence":(\d+)/.exec(message)?.[1] ?? 0)
    if (sequence < (latest.get(channel) ?? 0)) heard.overtaken++
    latest.set(channel, Math.max(sequence, latest.get(channel) ?? 0))
  })
  await redis.psubscribe('*')
  return {
    stop() {
      redis.disconnect()
      return heard
    },
  }
}
