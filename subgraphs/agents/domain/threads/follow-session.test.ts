import { newId } from '@chainlens/platform/ids'
import type { PubSub } from 'graphql-subscriptions'
import { afterEach, describe, expect, it } from 'vitest'
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { endedEvents, openSession } from '../../testing/conversation.ts'
import { followSession, type ReadChange } from '../../testing/follow-session.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { askThread, changeThread, uuidOf } from '../../testing/threads.ts'
import { sessionTopic } from './session-revision.ts'

const opened: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.dispose()
})
async function start(options: Partial<Parameters<typeof startAgents>[0]> = {}): Promise<TestAgents> {
  const agents = await startAgents({ model: createScriptedModel(() => say('Yes.')), ...options })
  opened.push(agents)
  return agents
}

/** Follows a session; `until` waits for a revision and tells what came. */
async function watch(agents: TestAgents, sessionId: string, after = 0) {
  const changes: ReadChange[] = []
  const ending = new AbortController()
  opened.push({ dispose: async () => ending.abort() })
  const following = (async () => {
    for await (const change of followSession(agents, sessionId, { after, signal: ending.signal })) changes.push(change)
  })().catch((error) => {
    if (!ending.signal.aborted) throw error
  })
  const until = (revision: number) => waitFor(() => changes.some(({ sequence }) => sequence >= revision))
  const end = () => {
    ending.abort()
    return following
  }
  return { changes, until, end }
}
const revisionOf = async (agents: TestAgents, session: string): Promise<number> => {
  const { data } = await agents.ask('query ($id: ID!) { session(id: $id) { revision } }', { id: session })
  return data.session.revision
}
async function ask(agents: TestAgents, session: string, content: string) {
  const asked = await askThread(agents, 'sendMessage', { sessionId: session, content })
  await endedEvents(agents, uuidOf(asked.run))
  return asked
}

/** One process, or two that share a Redis: what is asked of the first is told by the second. */
const WAYS: [string, () => Promise<[TestAgents, TestAgents]>][] = [
  [
    'in one process',
    async () => {
      const agents = await start()
      return [agents, agents]
    },
  ],
  [
    'over Redis',
    async () => {
      const redis: TestRedis = await startRedis()
      opened.push(redis)
      const config = { redisUrl: redis.url }
      const front = await start({ config })
      const other = await start({ config, databaseUrl: front.databaseUrl, works: false })
      return [front, Object.assign(other, { userId: front.userId })]
    },
  ],
]

describe.each(WAYS)('the changes of a conversation, %s', (_way, begin) => {
  it('are told to who follows it: a question, another answer, a branch', async () => {
    const [agents, other] = await begin()
    const session = await openSession(agents)
    const { changes, until, end } = await watch(other, session)
    const first = await ask(agents, session, 'q1')
    await until(1)
    const again = await askThread(agents, 'regenerateMessage', { messageId: first.answer })
    await endedEvents(agents, uuidOf(again.run))
    await until(2)
    await changeThread(agents, 'selectBranch', first.answer ?? '')
    await until(3)
    const sequences = changes.map(({ sequence }) => sequence)
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
    for (const { sessionId, sequence, session: read } of changes) {
      expect(sessionId).toBe(session)
      expect(read.revision).toBeGreaterThanOrEqual(sequence)
    }
    expect(await revisionOf(agents, session)).toBe(3)
    await end()
  })
})

describe('who follows a conversation', () => {
  it('is told at once of what has changed since, once, and of nothing where nothing has', async () => {
    const agents = await start()
    const session = await openSession(agents)
    await ask(agents, session, 'q1')
    const late = await watch(agents, session)
    await late.until(1)
    const [upToDate, behind] = [await watch(agents, session, 1), await watch(agents, session, 0)]
    await behind.until(1)
    await ask(agents, session, 'q2')
    for (const { until } of [late, upToDate, behind]) await until(2)
    expect([late, upToDate, behind].map(({ changes }) => changes.map(({ sequence }) => sequence))).toEqual([
      [1, 2],
      [2],
      [1, 2],
    ])
  })

  it('hears of a question that is taken back, or stopped before it began, but not of refusals and repetitions', async () => {
    const agents = await start({ works: false })
    const session = await openSession(agents)
    const { changes, until } = await watch(agents, session)
    const clientRequestId = newId()
    await askThread(agents, 'sendMessage', { sessionId: session, content: 'q1', clientRequestId })
    await askThread(agents, 'sendMessage', { sessionId: session, content: 'q1', clientRequestId })
    await askThread(agents, 'sendMessage', { sessionId: session, content: 'q2', whileRunning: 'REJECT' })
    expect(await revisionOf(agents, session)).toBe(1)
    const { question } = await askThread(agents, 'sendMessage', { sessionId: session, content: 'q2' })
    await changeThread(agents, 'withdrawMessage', question ?? '')
    await changeThread(agents, 'withdrawMessage', question ?? '')
    await until(3)
    const waiting = await askThread(agents, 'sendMessage', { sessionId: session, content: 'q3' })
    await agents.ask('mutation ($id: ID!) { stopRun(input: { runId: $id }) { run { id } } }', { id: waiting.run })
    await until(5)
    expect(changes.at(-1)?.sequence).toBe(5)
  })

  it('is its owner, and asks for one that there is', async () => {
    const agents = await start({ works: false })
    const session = await openSession(agents)
    const read = (id: string, more: object) => followSession(agents, id, more).next()
    await expect(read(session, { userId: newId() })).rejects.toThrow('You have no such conversation.')
    await expect(read('session_x', {})).rejects.toThrow('You have no such conversation.')
    await expect(read(session, { after: -1 })).rejects.toThrow('afterSequence')
  })

  it('leaves nothing behind', async () => {
    const agents = await start({ works: false })
    const session = await openSession(agents)
    const { end } = await watch(agents, session)
    const { ee } = agents.platform.pubsub as PubSub & { ee: { listenerCount(topic: string): number } }
    const listeners = () => ee.listenerCount(sessionTopic(uuidOf(session)))
    await waitFor(() => listeners() === 1)
    await end()
    await waitFor(() => listeners() === 0)
  })
})
