import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnyEvent, ask, follow, openSession, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { unexplainedNumbers } from '../support/number-check.ts'
import { ALL_APART, type System, startSystem } from '../support/system.ts'

let system: System
let person: Person
beforeAll(async () => {
  system = await startSystem({}, ALL_APART)
  person = await signIn(system)
})
afterAll(async () => {
  await person?.dispose()
  await system?.dispose()
})

const of = (events: AnyEvent[], type: string) => events.filter((event) => event.__typename === type)

/** What must be true of every answer. */
function expectWholeAnswer(events: AnyEvent[]): AnyEvent {
  const end = events.at(-1)
  expect(end).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED', error: null })
  expect(of(events, 'RunEnded')).toHaveLength(1)
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1))
  expect(textOf(events)).toBe(end.message.content)
  const started = of(events, 'ToolCallStarted').map((event) => event.toolCallId)
  expect(new Set(started).size).toBe(started.length)
  expect(
    of(events, 'ToolCallEnded')
      .map((event) => event.toolCallId)
      .sort(),
  ).toEqual([...started].sort())
  const markers = new Set([...end.message.content.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])))
  const cited = end.message.citations.map((citation: { marker: number }) => citation.marker)
  expect(cited.sort((a: number, b: number) => a - b)).toEqual([...markers].sort((a, b) => a - b))
  expect(end.message.unsupportedNumbers).toEqual([])
  expect(unexplainedNumbers(end.message)).toEqual([])
  return end.message
}

/** The most tools that ran at one time. */
function mostAtOnce(events: AnyEvent[]): number {
  let running = 0
  let most = 0
  for (const event of events) {
    if (event.__typename === 'ToolCallStarted') running++
    if (event.__typename === 'ToolCallEnded') running--
    most = Math.max(most, running)
  }
  return most
}

describe('"Is ETH a healthy asset?"', () => {
  let events: AnyEvent[]
  beforeAll(async () => {
    events = await ask(person, 'Is ETH a healthy asset?')
  })

  it('is answered whole: every number has its evidence', () => {
    const message = expectWholeAnswer(events)
    expect(message.citations.length).toBeGreaterThanOrEqual(8)
    for (const citation of message.citations) {
      expect(citation.evidence.id).toMatch(/^ev_/)
      expect(citation.evidence.source).not.toBe('')
    }
  })

  it('runs at least four tools side by side', () => {
    expect(mostAtOnce(events)).toBeGreaterThanOrEqual(4)
    const statuses = of(events, 'ToolCallEnded').map((event) => event.toolStatus)
    expect(statuses.every((status) => status === 'SUCCEEDED')).toBe(true)
  })

  it('says in its first line what wrote it, and names recorded figures as such', () => {
    const { content } = events.at(-1).message
    expect(content.split('\n')[0]).toMatch(/offline analyst/i)
    expect(content).toMatch(/record/i)
    expect(content).not.toMatch(/\bis safe\b/i)
  })

  it('resolves what an event selects across subgraphs: run → session → agent → owner → name', () => {
    for (const event of events) expect(event.run.session.agent.owner.name).toBe('Demo')
  })

  it('is replayed the same from any sequence', async () => {
    const { runId } = events[0]
    expect(await follow(person, runId)).toEqual(events)
    const middle = Math.floor(events.length / 2)
    expect(await follow(person, runId, middle)).toEqual(events.slice(middle))
    expect(await follow(person, runId, events.length)).toEqual([])
  })

  it('is found again in its session, message by message', async () => {
    const { data } = await person.post(
      `query ($id: ID!) { session(id: $id) { title activeRun { id } messages(last: 10) { edges { node {
        role content run { status attempt } toolExecutions { toolCallId status result } } } } } }`,
      { id: events[0].run.session.id },
    )
    const [question, answer] = data.session.messages.edges.map((edge: { node: object }) => edge.node)
    expect(question).toMatchObject({ role: 'USER', content: 'Is ETH a healthy asset?', run: null })
    expect(answer).toMatchObject({ role: 'ASSISTANT', content: events.at(-1).message.content })
    expect(answer.run).toEqual({ status: 'COMPLETED', attempt: 1 })
    expect(answer.toolExecutions.length).toBeGreaterThanOrEqual(5)
    expect(data.session.activeRun).toBeNull()
  })
})

describe('other questions', () => {
  it('"Compare the risk of BTC and ETH over 2024" gives the figures of that year', async () => {
    const message = expectWholeAnswer(await ask(person, 'Compare the risk of BTC and ETH over 2024'))
    const value = (label: RegExp) =>
      Number(message.citations.find((citation: { label: string }) => label.test(citation.label))?.value)
    // Computed apart from ChainLens, from the shipped closes of 2024-01-01 to 2024-12-31 by Python's statistics.stdev.
    expect(value(/BTC.*volatility/i)).toBeCloseTo(GOLDEN_2024.btcVolatility, 6)
    expect(value(/ETH.*volatility/i)).toBeCloseTo(GOLDEN_2024.ethVolatility, 6)
    expect(value(/BTC.*maximum drawdown/i)).toBeCloseTo(GOLDEN_2024.btcDrawdown, 6)
    expect(value(/ETH.*maximum drawdown/i)).toBeCloseTo(GOLDEN_2024.ethDrawdown, 6)
  })

  it.each(['Is BTC a healthy asset?', 'Is UNI a healthy asset?'])('"%s" is answered whole', async (question) => {
    expectWholeAnswer(await ask(person, question))
  })

  it('about an unknown token ends in saying so', async () => {
    const message = expectWholeAnswer(await ask(person, 'Is ZZQXW a healthy asset?'))
    expect(message.content).toMatch(/ZZQXW/)
  })
})

describe('sending a message', () => {
  it('again with the same clientRequestId gives the first run; other content is a conflict', async () => {
    const sessionId = await openSession(person)
    const input = { sessionId, content: 'Who maintains Bitcoin?', clientRequestId: 'one' }
    const [first, second] = await Promise.all([send(person, input), send(person, input)])
    expect(first.run?.id).toBeTruthy()
    expect(second.run?.id).toBe(first.run?.id)
    expect(second.message?.id).toBe(first.message?.id)
    const conflict = await send(person, { ...input, content: 'Something else' })
    expect(conflict.userErrors[0]?.code).toBe('IDEMPOTENCY_CONFLICT')
    await follow(person, first.run?.id ?? '')
    expect((await send(person, input)).run?.id).toBe(first.run?.id)
  })

  it.each([
    ['empty', ' \n ', 'EMPTY_MESSAGE'],
    ['of 100 KB', 'x'.repeat(100_000), 'MESSAGE_TOO_LONG'],
  ])('%s is refused and starts nothing', async (_case, content, code) => {
    const payload = await send(person, { sessionId: await openSession(person), content })
    expect(payload).toMatchObject({ run: null, message: null, userErrors: [{ code }] })
  })

  it.each(['session_01890000000000000000000000', 'nonsense', ''])(
    'to a session %s that is not the caller’s',
    async (sessionId) => {
      const payload = await send(person, { sessionId, content: 'Hello' })
      expect(payload).toMatchObject({ run: null, userErrors: [{ code: 'SESSION_NOT_FOUND' }] })
    },
  )
})

/** Annualised volatility (sample, × √365) and maximum drawdown of daily closes of 2024, in percent. */
const GOLDEN_2024 = {
  btcVolatility: 53.344120757079786,
  ethVolatility: 65.09426705990883,
  btcDrawdown: -26.232336784118793,
  ethDrawdown: -45.294020721999104,
}
