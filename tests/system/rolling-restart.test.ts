import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type AlternativeMeStub, fearAndGreedDay, startAlternativeMeStub } from '../stubs/alternative-me.ts'
import { type AnyEvent, openSession, RUN_EVENTS, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

let alternativeMe: AlternativeMeStub
let system: System
beforeAll(async () => {
  alternativeMe = await startAlternativeMeStub({ days: [fearAndGreedDay(42, 'Fear')] })
  system = await startSystem({
    CHAINLENS_DATA: 'auto',
    // The one source that answers; it holds a question up as long as the test wants.
    ALTERNATIVE_ME_BASE_URL: alternativeMe.url,
    CHAINLENS_SOURCE_TIMEOUT_MS: '120000',
    CHAINLENS_SUBGRAPH_TIMEOUT_MS: '120000',
    CHAINLENS_LEASE_MS: '4000',
    // There is one process of each: until its successor is there nobody answers in its place.
    CHAINLENS_REPLACEMENT_MS: '60000',
  })
})
afterAll(async () => {
  await system?.dispose()
  await alternativeMe?.dispose()
})

const QUESTION = 'Is eip155:1/slip44:60 a healthy asset?'

/** Follows a run as the web app does: whenever the connection breaks, it comes back for what follows the last event. */
async function followThrough(person: Person, runId: string, onEvent: (event: AnyEvent) => void): Promise<AnyEvent[]> {
  const events: AnyEvent[] = []
  await waitFor(async () => {
    const after = events.at(-1)?.sequence ?? 0
    try {
      for await (const { data, errors } of person.subscribe(RUN_EVENTS, { runId, after })) {
        if (errors) break
        events.push(data.runEvents)
        onEvent(data.runEvents)
      }
    } catch {
      // The gateway is being replaced, or the subgraph behind it.
    }
    return events.at(-1)?.__typename === 'RunEnded'
  })
  return events
}

/** Every process of this mode, in an order in which those that a tool call goes through come apart from each other. */
const NAMES =
  inject('mode') === 'embedded'
    ? ['everything']
    : ['tools', 'onchain', 'gateway', 'tokenomics', 'worker-1', 'team', 'sentiment', 'users', 'worker-2', 'agents']

it('a question goes on to its whole answer while every process is replaced, one after the other', async () => {
  alternativeMe.behave('hang')
  const person = await signIn(system)
  const sessionId = await openSession(person)
  const { run } = await send(person, { sessionId, content: QUESTION })
  const runId = run?.id ?? ''
  const isAsking = Promise.withResolvers<void>()
  const following = followThrough(person, runId, ({ toolName }) => {
    if (toolName === 'analyze_sentiment') isAsking.resolve()
  })
  await isAsking.promise
  await waitFor(() => alternativeMe.requests.length > 0)
  expect([...system.processes.keys()].sort()).toEqual([...NAMES].sort())
  for (const name of NAMES) {
    expect(await system.processes.get(name)?.end('SIGTERM'), `${name} ends in order`).toBe(0)
    await system.restart(name)
  }
  alternativeMe.behave('answer')
  const events = await following
  const end = events.at(-1)
  expect(end).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED' })
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1))
  expect(textOf(events)).toBe(end.message.content)
  // Nothing is lost in it either: the domain that was in the middle of its work has its say.
  const calls = events.filter(({ __typename }) => __typename === 'ToolCallEnded')
  expect(calls.filter(({ toolStatus }) => toolStatus !== 'SUCCEEDED')).toEqual([])
  expect(end.message.content).toContain('42')
  await person.dispose()
}, 240_000)
