import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest'
import { WebSocket } from 'ws'
import { type AlternativeMeStub, startAlternativeMeStub } from '../stubs/alternative-me.ts'
import { type AnyEvent, follow, openSession, RUN_EVENTS, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

const QUESTION = 'Is eip155:1/slip44:60 a healthy asset?'

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
      CHAINLENS_REPLACEMENT_MS: '60000',
    },
    { apart: ['agents'] },
  )
})
afterEach(() => alternativeMe.behave('down'))
afterAll(async () => {
  await system?.dispose()
  await alternativeMe?.dispose()
})

/** A question that is in the middle of its tools, held up by a source. */
async function ask(person: Person): Promise<string> {
  const before = alternativeMe.requests.length
  alternativeMe.behave('hang')
  const { run } = await send(person, { sessionId: await openSession(person), content: QUESTION })
  await waitFor(() => alternativeMe.requests.length > before)
  return run?.id ?? ''
}

function expectWhole(events: AnyEvent[]): void {
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
  expect(events.at(-1)).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED' })
  expect(textOf(events)).toBe(events.at(-1).message.content)
}

/** A socket that says what it is told and keeps what it hears. */
async function openSocket(person: Person) {
  const socket = new WebSocket(`${system.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  // biome-ignore lint/suspicious/noExplicitAny: messages of the protocol
  const messages: any[] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  const say = (message: object) => socket.send(JSON.stringify(message))
  say({ type: 'connection_init', payload: { authorization: `Bearer ${person.accessToken}` } })
  await waitFor(() => messages.length === 1)
  return { socket, messages, closed, say }
}

it.runIf(inject('mode') === 'distributed')(
  'a subscription goes on when the subgraph behind it is replaced, without its client knowing',
  async () => {
    const person = await signIn(system)
    const runId = await ask(person)
    let seen = 0
    const following = follow(person, runId, 0, () => {
      seen += 1
    })
    await waitFor(() => seen > 0)
    expect(await system.processes.get('agents')?.end('SIGTERM')).toBe(0)
    await system.restart('agents')
    alternativeMe.behave('down')
    expectWhole(await following)
    const { body } = await fetch(`${system.url}/metrics`)
    expect(await new Response(body).text()).toMatch(
      /chainlens_subscription_reconnects_total\{outcome="resumed"\} [1-9]/,
    )
    await person.dispose()
  },
)

it('a client that does not read holds nobody up, and misses nothing', async () => {
  const person = await signIn(system)
  const runId = await ask(person)
  const { socket, messages, say } = await openSocket(person)
  const ids = Array.from({ length: 50 }, (_, index) => String(index))
  const payload = { query: RUN_EVENTS, variables: { runId, after: 0 } }
  for (const id of ids) say({ id, type: 'subscribe', payload })
  await waitFor(() => messages.length > ids.length)
  socket.pause()
  alternativeMe.behave('down')
  const events = await follow(person, runId)
  expectWhole(events)
  socket.resume()
  await waitFor(() => messages.filter(({ type }) => type === 'complete').length === ids.length)
  for (const id of ids) {
    const own = messages.filter((message) => message.id === id && message.type === 'next')
    expect(own.map((message) => message.payload.data.runEvents)).toEqual(events)
  }
  socket.terminate()
  await person.dispose()
})

it('signing out closes the sockets of the sign-in, whatever runs on them', async () => {
  const [person, other] = [await signIn(system), await signIn(system)]
  const runId = await ask(person)
  const { messages, closed, say } = await openSocket(person)
  const still = await openSocket(other)
  say({ id: 'a', type: 'subscribe', payload: { query: RUN_EVENTS, variables: { runId, after: 0 } } })
  await waitFor(() => messages.length > 1)
  await person.post('mutation { logOut { userErrors { code } } }')
  expect(await closed).toBe(4403)
  still.say({ id: 'v', type: 'subscribe', payload: { query: '{ viewer { id } }' } })
  await waitFor(() => still.messages.some(({ type }) => type === 'complete'))
  still.socket.terminate()
  // What it had asked goes on without it.
  alternativeMe.behave('down')
  expectWhole(await follow(other, runId))
  for (const one of [person, other]) await one.dispose()
})
