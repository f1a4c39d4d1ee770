import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type AlternativeMeStub, startAlternativeMeStub } from '../stubs/alternative-me.ts'
import { type AnyEvent, openSession, RUN_EVENTS, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { ALL_APART, type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

let alternativeMe: AlternativeMeStub
let system: System
beforeAll(async () => {
  alternativeMe = await startAlternativeMeStub()
  system = await startSystem(
    {
      CHAINLENS_DATA: 'auto',
      // It holds a question up as long as the test wants.
      ALTERNATIVE_ME_BASE_URL: alternativeMe.url,
      CHAINLENS_SOURCE_TIMEOUT_MS: '120000',
      CHAINLENS_SUBGRAPH_TIMEOUT_MS: '120000',
      CHAINLENS_LEASE_MS: '4000',
      // There is one process of each: until its successor is there nobody answers in its place.
      CHAINLENS_REPLACEMENT_MS: '60000',
    },
    ALL_APART,
  )
})
afterAll(async () => {
  await system?.dispose()
  await alternativeMe?.dispose()
})

const QUESTION = 'Is eip155:1/slip44:60 a healthy asset?'
const DOMAINS = ['analyze_onchain', 'analyze_sentiment', 'analyze_team', 'analyze_tokenomics']

/** Follows a run as the web app does: whenever the connection breaks, it comes back for what follows the last event. */
async function followThrough(person: Person, runId: string): Promise<AnyEvent[]> {
  const events: AnyEvent[] = []
  await waitFor(async () => {
    const after = events.at(-1)?.sequence ?? 0
    try {
      for await (const { data, errors } of person.subscribe(RUN_EVENTS, { runId, after })) {
        if (errors) break
        events.push(data.runEvents)
      }
    } catch {
      // The gateway is being replaced, or the subgraph behind it.
    }
    return events.at(-1)?.__typename === 'RunEnded'
  })
  return events
}

/** Every process of this mode, a few under each question: the tool that is held up has a limit of its own. */
const ROUNDS =
  inject('mode') === 'embedded'
    ? [['everything']]
    : [
        ['tools', 'onchain'],
        ['gateway', 'tokenomics'],
        ['worker-1', 'team'],
        ['worker-2', 'users'],
        ['sentiment', 'agents'],
      ]

it('replaces every process there is', () => {
  expect([...system.processes.keys()].sort()).toEqual(ROUNDS.flat().sort())
})

it.each(ROUNDS)('a question goes on to its whole answer while %s is replaced', async (...names) => {
  const before = alternativeMe.requests.length
  alternativeMe.behave('hang')
  const person = await signIn(system)
  const sessionId = await openSession(person)
  const { run } = await send(person, { sessionId, content: QUESTION })
  const following = followThrough(person, run?.id ?? '')
  // In the middle of its tools: the source that one of them asks holds it up.
  await waitFor(() => alternativeMe.requests.length > before)
  for (const name of names) {
    expect(await system.processes.get(name)?.end('SIGTERM'), `${name} ends in order`).toBe(0)
    await system.restart(name)
  }
  alternativeMe.behave('down')
  const events = await following
  const end = events.at(-1)
  expect(end).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED' })
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1))
  expect(textOf(events)).toBe(end.message.content)
  // Nothing is lost in it either: each domain had its say.
  const ended = events.filter(({ __typename }) => __typename === 'ToolCallEnded')
  expect(ended.map(({ toolName }) => toolName)).toEqual(expect.arrayContaining(DOMAINS))
  expect(ended.filter(({ toolStatus }) => toolStatus !== 'SUCCEEDED')).toEqual([])
  await person.dispose()
})
