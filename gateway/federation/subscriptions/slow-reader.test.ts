import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../../testing/serve-test-gateway.ts'
import { until } from '../../testing/until.ts'

const QUERY = 'subscription { runEvents(runId: "7") { sequence ... on TextDelta { text } } }'
const MOST_WAITING = 20

type Message = {
  type: string
  payload: { data?: { runEvents: { sequence: number } }; errors?: { extensions: object }[] }
}

describe('a client that does not read, on a source that it shares', () => {
  let test: ServedTestGateway
  beforeEach(async () => {
    test = await serveTestGateway({ gateway: { streams: { maxWaitingEvents: MOST_WAITING } } })
  })
  afterEach(() => test.dispose())

  const slowReaders = async () =>
    Number(/slow_readers_total (\d+)/.exec(await test.platform.metrics.text())?.[1] ?? Number.NaN)
  const publish = (sequence: number) => {
    const event = { __typename: 'TextDelta', runId: '7', sequence, text: 'x'.repeat(200_000) }
    return test.state.pubsub.publish('events:7', event)
  }
  async function subscribed() {
    const socket = test.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    socket.send({ id: 'a', type: 'subscribe', payload: { query: QUERY } })
    return socket
  }

  it('is told where to go on, and the others on it notice nothing', async () => {
    const [slow, quick] = [await subscribed(), await subscribed()]
    await until(() => test.state.openSources === 1)
    // Both have joined once each has got an event.
    await publish(1)
    for (const socket of [slow, quick]) await socket.next()
    slow.webSocket.pause()
    let sequence = 1
    while ((await slowReaders()) === 0) {
      sequence += 1
      await publish(sequence)
      expect(await quick.next()).toMatchObject({ payload: { data: { runEvents: { sequence } } } })
    }
    expect(sequence).toBeGreaterThan(MOST_WAITING)
    expect(test.state.opened).toHaveLength(1)
    slow.webSocket.resume()
    let last = 1
    for (;;) {
      const { type, payload } = (await slow.next()) as unknown as Message
      if (type === 'complete') break
      if (payload.data) {
        expect(payload.data.runEvents.sequence).toBe(last + 1)
        last += 1
      } else expect(payload.errors?.[0]?.extensions).toEqual({ code: 'SLOW_CONSUMER', resumeAfterSequence: last })
    }
    await publish(sequence + 1)
    expect(await quick.next()).toMatchObject({ payload: { data: { runEvents: { sequence: sequence + 1 } } } })
    expect(test.state.openSources).toBe(1)
  })

  it('waits in vain for nothing: once it reads it gets all that was within its bounds', async () => {
    const [slow, quick] = [await subscribed(), await subscribed()]
    await until(() => test.state.openSources === 1)
    await publish(1)
    for (const socket of [slow, quick]) await socket.next()
    slow.webSocket.pause()
    for (let sequence = 2; sequence <= MOST_WAITING + 1; sequence += 1) {
      await publish(sequence)
      await quick.next()
    }
    expect(await slowReaders()).toBe(0)
    slow.webSocket.resume()
    for (let sequence = 2; sequence <= MOST_WAITING + 1; sequence += 1)
      expect(await slow.next()).toMatchObject({ payload: { data: { runEvents: { sequence } } } })
  })
})
