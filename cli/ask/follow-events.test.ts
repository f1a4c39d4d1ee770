import { describe, expect, it } from 'vitest'
import { followEvents } from './follow-events.ts'
import type { GraphClient } from './graph-client.ts'
import type { ShownEvent } from './operations.ts'

/** Whoever is about to leave waits for nothing. */
const leaving = AbortSignal.abort()
const event = (sequence: number, __typename = 'TextDelta') => ({
  data: { runEvents: { __typename, sequence } as ShownEvent },
})

/** A graph whose streams, one after the other, tell these and then end, or throw what stands last; and what was asked. */
function graphOf(...streams: (object | Error)[][]) {
  const asked: unknown[] = []
  const client = {
    async *subscribe(_query: string, variables: { after: number }) {
      asked.push(variables.after)
      for (const value of streams[asked.length - 1] ?? []) {
        if (value instanceof Error || 'code' in value) throw value
        yield value
      }
    },
  } as unknown as GraphClient
  return { client, asked }
}
const sequences = async (client: GraphClient) =>
  (await Array.fromAsync(followEvents(client, 'run_1', leaving))).map(({ sequence }) => sequence)

describe('a stream that ends before its run', () => {
  it('is taken up behind the last event, whatever ended it, and tells nothing twice', async () => {
    const { client, asked } = graphOf(
      [event(1), event(2)],
      [event(2), event(3), { code: 4401, reason: 'Token expired' }],
      [{ data: null, errors: [{ message: 'UNAUTHENTICATED' }] }],
      [new Error('socket hang up')],
      [event(4, 'RunEnded'), event(5)],
    )
    expect(await sequences(client)).toEqual([1, 2, 3, 4])
    expect(asked).toEqual([0, 2, 3, 3, 3])
  })

  it('is given up with its reason where nothing comes of it', async () => {
    const { client, asked } = graphOf([event(1)], ...Array.from({ length: 20 }, () => [{ code: 1006, reason: 'gone' }]))
    const following = Array.fromAsync(followEvents(client, 'run_1', leaving))
    await expect(following).rejects.toMatchObject({ code: 'STREAM_BROKEN', message: expect.stringContaining('gone') })
    expect(asked).toHaveLength(9)
  })
})
