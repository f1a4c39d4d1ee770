import { afterEach, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { createRemoteScriptedModel } from '../models/testing/remote-scripted-model.ts'
import { createScriptedModel, type Script, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, openSession, replay, sendMessage } from '../testing/conversation.ts'
import { createGate } from '../testing/gate.ts'
import { serveOutsideWorld } from '../testing/outside-world.ts'
import { spawnWorker } from '../testing/spawn-worker.ts'
import { type StartAgentsOptions, startAgents, type TestAgents } from '../testing/start-agents.ts'
import { startWorker } from '../testing/start-worker.ts'
import { askThread, changeThread, openQuestions, shownThread, uuidOf } from '../testing/threads.ts'

const disposals: (() => Promise<unknown>)[] = []
async function start(options: StartAgentsOptions): Promise<TestAgents> {
  const agents = await startAgents(options)
  disposals.push(() => agents.dispose())
  return agents
}
afterEach(async () => {
  for (const dispose of disposals.splice(0).reverse()) await dispose()
})

/** The words that a request tells of the conversation. */
const toldIn = (messages: readonly { role: string; content?: string }[]) =>
  messages.flatMap(({ role, content }) => ((role === 'user' || role === 'assistant') && content ? [content] : []))

it('questions that wait are answered one by one, each knowing the answer before it, whatever several workers do', async () => {
  const model = createScriptedModel(({ messages }) => say(`answer to ${toldIn(messages).at(-1)}`))
  const agents = await start({ model, works: false })
  const sessionId = await openSession(agents)
  const asked = []
  for (const content of ['one', 'two', 'three', 'four']) asked.push(await sendMessage(agents, content, sessionId))
  const workers = await Promise.all(
    [1, 2, 3].map(() => startWorker({ platform: agents.platform, databaseUrl: agents.databaseUrl, model })),
  )
  disposals.push(() => Promise.all(workers.map((worker) => worker.dispose())))
  for (const { runUuid } of asked) await endedEvents(agents, runUuid)
  const overlaps = await agents.sql(
    `select 1 from agents.runs one join agents.runs other on one.place < other.place and other.started_at < one.ended_at`,
  )
  expect(overlaps).toEqual([])
  expect(toldIn(model.requests.at(-1)?.messages ?? [])).toEqual([
    'one',
    'answer to one',
    'two',
    'answer to two',
    'three',
    'answer to three',
    'four',
  ])
})

it('one that interrupts begins where the other has ended, which keeps what it said', async () => {
  const gate = createGate()
  const model = createScriptedModel(async function* ({ messages, signal }) {
    const question = toldIn(messages).at(-1)
    yield { type: 'text', text: `On ${question}. ` }
    if (question === 'slow') await gate.pass(signal)
    yield { type: 'finish', reason: 'stop' }
  })
  const agents = await start({ model })
  const sessionId = await openSession(agents)
  const slow = await sendMessage(agents, 'slow', sessionId)
  await gate.reached
  await waitFor(async () => (await contentOf(agents, slow.runUuid)) !== '')
  const later = await sendMessage(agents, 'later', sessionId)
  await askThread(agents, 'sendMessage', { sessionId, content: 'now', whileRunning: 'INTERRUPT' })
  await endedEvents(agents, later.runUuid)
  expect(await shownThread(agents, sessionId)).toEqual(['slow', 'On slow. ', 'now', 'On now. ', 'later', 'On later. '])
  const told = toldIn(model.requests.at(-1)?.messages ?? []).map((content) => content.trim())
  // That it was stopped, the model is told too.
  expect(told).toEqual(['slow', expect.stringMatching(/^On slow\./), 'now', 'On now.', 'later'])
  expect((await endedEvents(agents, slow.runUuid)).at(-1)).toMatchObject({ payload: { status: 'STOPPED' } })
})

it('a run that fails holds up none of those behind it', async () => {
  const model = createScriptedModel(({ messages }) => {
    if (toldIn(messages).at(-1) === 'bad') throw new Error('out of order')
    return say('Fine.')
  })
  const agents = await start({ model, works: false })
  const sessionId = await openSession(agents)
  const [bad, good] = [await sendMessage(agents, 'bad', sessionId), await sendMessage(agents, 'good', sessionId)]
  await agents.subgraph.startWorkers(['agent-runs'])
  expect((await endedEvents(agents, bad.runUuid)).at(-1)).toMatchObject({ payload: { status: 'FAILED' } })
  expect(replay(await endedEvents(agents, good.runUuid))).toBe('Fine.')
})

it('a question withdrawn while workers look for it is either answered or told to no model', async () => {
  const model = createScriptedModel(() => say('Fine.'))
  const agents = await start({ model, works: false })
  const sessions = await Promise.all(Array.from({ length: 8 }, () => openSession(agents)))
  const asked = await Promise.all(
    sessions.map((sessionId) => askThread(agents, 'sendMessage', { sessionId, content: `about ${sessionId}` })),
  )
  const [codes] = await Promise.all([
    Promise.all(asked.map(({ question }) => changeThread(agents, 'withdrawMessage', question ?? ''))),
    agents.subgraph.startWorkers(['agent-runs']),
  ])
  for (const [index, { run }] of asked.entries()) {
    const events = await endedEvents(agents, uuidOf(run))
    const isWithdrawn = codes[index]?.length === 0
    expect(events.at(-1)).toMatchObject({ payload: { status: isWithdrawn ? 'STOPPED' : 'COMPLETED' } })
    const told = model.requests.filter(({ messages }) => toldIn(messages).at(-1) === `about ${sessions[index]}`)
    expect(told).toHaveLength(isWithdrawn ? 0 : 1)
    expect(await shownThread(agents, sessions[index] ?? '')).toHaveLength(isWithdrawn ? 0 : 2)
  }
})

it('a worker killed with two waiting behind its run loses none, nor their order', async () => {
  const agents = await start({
    model: createScriptedModel(() => say('unused')),
    works: false,
    config: { leaseMs: 1_000 },
  })
  const gate = createGate()
  let times = 0
  const script: Script = async function* ({ messages }) {
    if (++times === 1) await gate.pass()
    yield* say(`re ${toldIn(messages).at(-1)}`)
  }
  const world = await serveOutsideWorld({ script, tools: {} })
  disposals.push(() => world.dispose())
  const { databaseUrl, platform } = agents
  const child = await spawnWorker({ databaseUrl, worldUrl: world.url, secret: 'x'.repeat(32), leaseMs: 1_000 })
  disposals.push(() => child.end('SIGKILL'))
  const sessionId = await openSession(agents)
  const asked = []
  for (const content of ['one', 'two', 'three']) asked.push(await sendMessage(agents, content, sessionId))
  await gate.reached
  await child.end('SIGKILL')
  expect(await openQuestions(agents, sessionId)).toEqual(['one', 'two', 'three'])
  const graph = `${world.url}/graphql`
  const internal = { ...platform.internal, fetch, gatewayUrl: graph, subgraphUrl: () => graph }
  const model = createRemoteScriptedModel(`${world.url}/model`)
  const worker = await startWorker({ platform: { ...platform, internal }, databaseUrl, model })
  disposals.push(() => worker.dispose())
  for (const { runUuid } of asked) await endedEvents(agents, runUuid)
  expect(await shownThread(agents, sessionId)).toEqual(['one', 're one', 'two', 're two', 'three', 're three'])
  const ended = await agents.sql(
    'select m.content from agents.runs r join agents.messages m on m.id = r.user_message_id order by ended_at',
  )
  expect(ended.map(({ content }) => content)).toEqual(['one', 'two', 'three'])
  gate.open()
})
