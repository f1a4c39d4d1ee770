import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from './testing/serve-test-gateway.ts'
import { until } from './testing/until.ts'

const ENRICHED = `subscription ($id: ID!) {
  runEvents(runId: $id) { sequence ... on TextDelta { text } run { session { agent { owner { name } } } } }
}`
const PLAIN = 'subscription ($id: ID!) { runEvents(runId: $id) { __typename sequence ... on TextDelta { text } } }'

type Answer = { data?: Record<string, unknown> | null; errors?: readonly { message: string; extensions?: object }[] }

describe('federated subscriptions over graphql-ws', () => {
  let test: ServedTestGateway
  beforeEach(async () => {
    test = await serveTestGateway({ gateway: { streams: { maxWaitingEvents: 20, silenceMs: 2_000 } } })
  })
  afterEach(() => test.dispose())

  const publish = (sequence: number, more: object = {}) =>
    test.state.pubsub.publish('events:7', {
      __typename: 'TextDelta',
      runId: '7',
      sequence,
      text: `t${sequence}`,
      ...more,
    })

  function subscribe(query: string, variables: Record<string, unknown> = { id: '7' }): AsyncIterableIterator<Answer> {
    return test.client().iterate({ query, variables }) as AsyncIterableIterator<Answer>
  }
  const take = async (events: AsyncIterableIterator<Answer>): Promise<Answer> => (await events.next()).value
  const opened = (count = 1) => until(() => test.state.openSources === count)

  it('complete an event across subgraphs', async () => {
    const events = subscribe(ENRICHED)
    const first = take(events)
    await opened()
    await publish(1)
    expect(await first).toEqual({
      data: { runEvents: { sequence: 1, text: 't1', run: { session: { agent: { owner: { name: 'Ada' } } } } } },
    })
    expect(test.requests.filter(({ body }) => body.includes('_entities')).map(({ subgraph }) => subgraph)).toEqual([
      'users',
    ])
    await events.return?.()
  })

  it('pass on what needs no other subgraph without asking any', async () => {
    const events = subscribe(PLAIN)
    const first = take(events)
    await opened()
    const before = test.requests.length
    await publish(1)
    expect(await first).toEqual({ data: { runEvents: { __typename: 'TextDelta', sequence: 1, text: 't1' } } })
    expect(test.requests.length).toBe(before)
    await events.return?.()
  })

  it('keep aliases, fragments and defaults of variables', async () => {
    const events = subscribe(
      `
      subscription Named($id: ID! = "7", $withText: Boolean = true) {
        e: runEvents(runId: $id) { ...E kind: __typename }
      }
      fragment E on RunEvent { n: sequence ... on TextDelta @include(if: $withText) { t: text } ... on RunEnded { status } }`,
      {},
    )
    const first = take(events)
    await opened()
    await publish(1)
    expect(await first).toEqual({ data: { e: { n: 1, t: 't1', kind: 'TextDelta' } } })
    await events.return?.()
  })

  it('keep the order of events, however long each one takes to complete', async () => {
    const events = subscribe(ENRICHED)
    const taken = take(events)
    await opened()
    test.state.nameDelayMs = 40
    await publish(1)
    await until(() => test.requests.some(({ body }) => body.includes('_entities')))
    test.state.nameDelayMs = 0
    await publish(2)
    const [first, second] = [await taken, await take(events)]
    expect([first, second]).toMatchObject([1, 2].map((sequence) => ({ data: { runEvents: { sequence } } })))
    await events.return?.()
  })

  it('end when their source ends', async () => {
    test.instead.set('agents', async () => {
      const text =
        ':\n\nevent: next\ndata: {"data":{"runEvents":{"__typename":"TextDelta","sequence":1,"text":"a"}}}\n\nevent: complete\ndata:\n\n'
      return new Response(text, { headers: { 'content-type': 'text/event-stream' } })
    })
    const events = subscribe(PLAIN)
    expect((await take(events)).data).toEqual({ runEvents: { __typename: 'TextDelta', sequence: 1, text: 'a' } })
    expect((await events.next()).done).toBe(true)
  })

  it('give an event that its subgraph failed on as an error, masked, and go on', async () => {
    const events = subscribe(PLAIN)
    const first = take(events)
    await opened()
    await publish(1, { __typename: 'Broken' })
    const { data, errors } = await first
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) })
    expect(JSON.stringify(errors)).not.toMatch(/token=abc|\$event|serviceName/)
    const second = take(events)
    await publish(2)
    expect((await second).data).toMatchObject({ runEvents: { sequence: 2 } })
    await events.return?.()
  })

  it('give an event without what a dead subgraph would bring', async () => {
    test.instead.set('users', async () => new Response('gone', { status: 502 }))
    const events = subscribe(ENRICHED)
    const first = take(events)
    await opened()
    await publish(1)
    const { data, errors } = await first
    expect(data).toEqual({ runEvents: { sequence: 1, text: 't1', run: { session: { agent: { owner: null } } } } })
    expect(errors).toEqual([
      {
        message: expect.any(String),
        path: ['runEvents', 'run', 'session', 'agent', 'owner'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ])
    await events.return?.()
  })

  it('are refused as the subgraph says, by an error message of the protocol', async () => {
    const events = subscribe(PLAIN, { id: 'forbidden' })
    await expect(events.next()).rejects.toMatchObject([
      { message: 'Not your run.', path: ['runEvents'], extensions: { code: 'FORBIDDEN' } },
    ])
  })

  const failures: Record<string, () => Promise<Response>> = {
    'can not be opened': async () => {
      throw new TypeError('fetch failed 10.0.0.5')
    },
    'answers with a page': async () => new Response('<html>', { status: 502 }),
    'opens as something else': async () => Response.json({ data: { runEvents: null } }),
  }
  for (const [how, answer] of Object.entries(failures))
    it(`end with SUBGRAPH_UNAVAILABLE when their source ${how}`, async () => {
      test.instead.set('agents', answer)
      const events = subscribe(PLAIN)
      await expect(events.next()).rejects.toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    })

  const breaks: Record<string, string | null> = {
    ends: '',
    'falls silent': null,
    'says what is not JSON': 'event: next\ndata: {"data\n\n',
    'says what is no result': 'event: next\ndata: [1]\n\n',
    'gives data of another shape': 'event: next\ndata: {"data":{"runEvents":[5]}}\n\n',
    'never ends an event': `data: ${'x'.repeat(1_100_000)}`,
  }
  for (const [how, text] of Object.entries(breaks))
    it(`give SUBGRAPH_UNAVAILABLE and end when their source ${how} in the middle`, async () => {
      const encode = (part: string) => new TextEncoder().encode(part)
      test.instead.set('agents', async () => {
        const body = new ReadableStream({
          start(controller) {
            controller.enqueue(
              encode(
                'event: next\ndata: {"data":{"runEvents":{"__typename":"TextDelta","sequence":1,"text":"a"}}}\n\n',
              ),
            )
            if (text !== null) controller.enqueue(encode(text))
            if (text === '') controller.close()
          },
        })
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
      })
      const events = subscribe(PLAIN)
      expect((await take(events)).data).toMatchObject({ runEvents: { sequence: 1 } })
      expect((await take(events)).errors?.[0]?.extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' })
      expect((await events.next()).done).toBe(true)
    })

  it('close their source when the client ends them, and when its socket goes', async () => {
    const [one, two] = [subscribe(PLAIN, { id: '1' }), subscribe(PLAIN, { id: '2' })]
    const pending = [one.next(), two.next()]
    await opened(2)
    await one.return?.()
    await opened(1)
    const socket = test.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    socket.send({ id: 'a', type: 'subscribe', payload: { query: PLAIN, variables: { id: '7' } } })
    await opened(2)
    socket.webSocket.terminate()
    await opened(1)
    await two.return?.()
    await opened(0)
    await Promise.all(pending)
  })

  it('leave nothing open after many that came and went', async () => {
    const client = test.client()
    for (let round = 0; round < 5; round += 1) {
      // Each three of them share a source.
      const all = Array.from({ length: 60 }, (_, index) =>
        client.iterate({ query: PLAIN, variables: { id: String(index % 20) } }),
      )
      const pending = all.map((events) => events.next())
      await opened(20)
      await Promise.all(all.map((events) => events.return?.()))
      await opened(0)
      await Promise.all(pending)
    }
  })

  it('end with SLOW_CONSUMER and the last event handed over when the client does not read', async () => {
    const socket = test.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    socket.send({ id: 'a', type: 'subscribe', payload: { query: PLAIN, variables: { id: '7' } } })
    await opened()
    socket.webSocket.pause()
    const text = 'x'.repeat(200_000)
    for (let sequence = 1; sequence <= 400 && test.state.openSources > 0; sequence += 1) {
      await publish(sequence, { text })
      await wait(0)
    }
    await opened(0)
    socket.webSocket.resume()
    let last = 0
    for (;;) {
      const { type, payload } = (await socket.next()) as { type: string; payload: Answer }
      if (type === 'complete') break
      const event = payload.data?.runEvents as { sequence: number } | undefined
      if (event) {
        expect(event.sequence).toBe(last + 1)
        last = event.sequence
      } else expect(payload.errors?.[0]?.extensions).toEqual({ code: 'SLOW_CONSUMER', resumeAfterSequence: last })
    }
    expect(last).toBeGreaterThan(0)
  })
})
