import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AlternativeMeStub, fearAndGreedDay, startAlternativeMeStub } from '../stubs/alternative-me.ts'
import { type AnyEvent, follow, openSession, RUN_EVENTS, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

let alternativeMe: AlternativeMeStub
let system: System
beforeAll(async () => {
  alternativeMe = await startAlternativeMeStub({ days: [fearAndGreedDay(42, 'Fear')] })
  system = await startSystem(
    {
      CHAINLENS_DATA: 'auto',
      // A lost worker is noticed soon.
      CHAINLENS_LEASE_MS: '2000',
      // The one source that is asked; it hangs as long as a test wants a run to stand still.
      ALTERNATIVE_ME_BASE_URL: alternativeMe.url,
      COINGECKO_BASE_URL: 'http://127.0.0.1:9',
      COINMARKETCAP_BASE_URL: 'http://127.0.0.1:9',
      DEFILLAMA_BASE_URL: 'http://127.0.0.1:9',
      GITHUB_BASE_URL: 'http://127.0.0.1:9',
      EVM_RPC_URL_1: 'http://127.0.0.1:9',
      CHAINLENS_SOURCE_TIMEOUT_MS: '60000',
    },
    { workers: 2 },
  )
})
afterAll(async () => {
  await system?.dispose()
  await alternativeMe?.dispose()
})

/** The token by its id, so that no source is needed to resolve it. */
const QUESTION = 'Is eip155:1/slip44:60 a healthy asset?'

/** Reads what is stored of a run, one event after another, until `isEnough`. */
async function readUntil(
  person: Person,
  runId: string,
  isEnough: (events: AnyEvent[]) => boolean,
): Promise<AnyEvent[]> {
  const events: AnyEvent[] = []
  for await (const { data } of person.subscribe(RUN_EVENTS, { runId, after: 0 })) {
    events.push(data.runEvents)
    if (isEnough(events)) break
  }
  return events
}

/** Kills whoever works on the run: in many processes the worker that asked the hanging source. */
async function killTheWorkers(): Promise<void> {
  if (system.mode === 'embedded') return system.kill('everything')
  // Which of the two has the run is not told outside: both die, one after the other, and one comes back.
  await system.kill('worker-1')
  await system.kill('worker-2')
}

async function bringBack(): Promise<void> {
  if (system.mode === 'embedded') return system.restart('everything')
  // A worker binds no port: it is there when it says so.
  for (const name of ['worker-1', 'worker-2']) await system.restart(name)
}

function expectWhole(events: AnyEvent[]): void {
  const end = events.at(-1)
  expect(end).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED' })
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1))
  expect(textOf(events)).toBe(end.message.content)
  expect(events.filter((event) => event.__typename === 'RunEnded')).toHaveLength(1)
  for (const type of ['ToolCallStarted', 'ToolCallEnded']) {
    const ids = events.filter((event) => event.__typename === type).map((event) => event.toolCallId)
    expect(new Set(ids).size, `${type} more than once`).toBe(ids.length)
  }
}

// First of all: nothing has been answered and kept yet, so the source that hangs is really asked.
describe('a run that its user stops', () => {
  it('ends at once, through a tool that hangs, and keeps what was said', async () => {
    alternativeMe.behave('hang')
    const person = await signIn(system)
    const sessionId = await openSession(person)
    const { run } = await send(person, { sessionId, content: QUESTION })
    const runId = run?.id ?? ''
    const busy = await send(person, { sessionId, content: 'And another thing', whileRunning: 'REJECT' })
    expect(busy.userErrors[0]?.code).toBe('RUN_IN_PROGRESS')
    await readUntil(person, runId, (events) => events.some((event) => event.toolName === 'analyze_sentiment'))
    const { data } = await person.post(
      'mutation ($input: StopRunInput!) { stopRun(input: $input) { run { id } userErrors { code } } }',
      { input: { runId } },
    )
    expect(data.stopRun).toEqual({ run: { id: runId }, userErrors: [] })
    const events = await follow(person, runId)
    expect(events.at(-1)).toMatchObject({ __typename: 'RunEnded', runStatus: 'STOPPED' })
    expect(textOf(events)).toBe(events.at(-1).message.content)
    const open = events.filter((event) => event.__typename === 'ToolCallStarted').length
    const ended = events.filter((event) => event.__typename === 'ToolCallEnded')
    expect(ended).toHaveLength(open)
    expect(ended.some((event) => event.toolStatus === 'CANCELLED')).toBe(true)
    alternativeMe.behave('answer')
    await person.dispose()
  })
})

describe('a run whose worker is killed', () => {
  it('in the middle of its tools goes on elsewhere, without gap or repeat', async () => {
    alternativeMe.behave('hang')
    const person = await signIn(system)
    const sessionId = await openSession(person)
    const { run } = await send(person, { sessionId, content: QUESTION })
    const runId = run?.id ?? ''
    const seen = await readUntil(person, runId, (events) => {
      const ended = events.filter((event) => event.__typename === 'ToolCallEnded').length
      // Some tools are done and kept, the one at the hanging source is not.
      return ended >= 2 && events.some((event) => event.toolName === 'analyze_sentiment')
    })
    await waitFor(() => alternativeMe.requests.length > 0)
    await killTheWorkers()
    await person.dispose()
    alternativeMe.behave('answer')
    await bringBack()
    const again = await signIn(system)
    const events = await follow(again, runId)
    expectWhole(events)
    expect(events.slice(0, seen.length)).toEqual(seen)
    const attempts = events.filter((event) => event.__typename === 'RunStarted').map((event) => event.attempt)
    expect(attempts).toEqual(attempts.map((_, index) => index + 1))
    expect(attempts.length).toBeGreaterThan(1)
    await again.dispose()
  })

  it('at the first words of its answer goes on elsewhere, and the text is whole', async () => {
    alternativeMe.behave('answer')
    const person = await signIn(system)
    const sessionId = await openSession(person)
    const { run } = await send(person, { sessionId, content: QUESTION })
    const runId = run?.id ?? ''
    const seen = await readUntil(person, runId, (events) => events.some((event) => event.__typename === 'TextDelta'))
    await killTheWorkers()
    await person.dispose()
    await bringBack()
    const again = await signIn(system)
    const events = await follow(again, runId)
    expectWhole(events)
    expect(events.slice(0, seen.length)).toEqual(seen)
    await again.dispose()
  })
})
