import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from './models/testing/scripted-model.ts'
import { endedEvents, openSession, sendMessage } from './testing/conversation.ts'
import { startAgents, type TestAgents } from './testing/start-agents.ts'
import { statementsOf } from './testing/statements-of.ts'

let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({
    model: createScriptedModel(() => say('Hi.')),
    tools: { look: { run: () => ({ result: 1 }) } },
    works: false,
  })
})
afterAll(() => agents.dispose())

const SESSIONS = `query ($first: Int!) {
  sessions(first: $first) {
    edges { node {
      id title agent { name model tools owner { id } } activeRun { id status message { content } session { id } } queuedRuns { id question { content } }
      messages(last: 10) {
        edges { node {
          content parent { id } siblings { count index ids } citations { marker } toolExecutions { status }
          run { status attempt usage { costUsd } session { agent { name } } }
        } }
        pageInfo { hasPreviousPage }
      }
    } }
  }
}`

describe('a page of sessions with all that hangs on them', () => {
  it('takes as many queries for twenty as for one', async () => {
    for (let count = 0; count < 20; count++) await sendMessage(agents)
    const read = (first: number) => statementsOf(() => agents.ask(SESSIONS, { first }))
    await read(1)
    const [forOne, forTwenty] = [await read(1), await read(20)]
    expect(forTwenty).toHaveLength(forOne.length)
    // sessions, agents, open runs, message pages, their messages, siblings, runs of messages, citations, tool executions
    expect(forOne.length).toBeLessThanOrEqual(9)
    const { data, errors } = await agents.ask(SESSIONS, { first: 20 })
    expect(errors).toBeUndefined()
    expect(data.sessions.edges).toHaveLength(20)
    for (const { node } of data.sessions.edges)
      expect(node).toMatchObject({
        agent: { name: 'ChainLens analyst', model: 'test/scripted', tools: ['look'] },
        activeRun: { status: 'QUEUED', session: { id: node.id } },
        messages: {
          edges: [{ node: { run: null } }, { node: { run: { status: 'QUEUED', attempt: 1, usage: null } } }],
        },
      })
  })
})

describe('pages', () => {
  it('of messages go forward and backward, in order of creation', async () => {
    const sessionId = await openSession(agents)
    await agents.subgraph.startWorkers(['agent-runs'])
    for (const question of ['one', 'two', 'three']) {
      const { runUuid } = await sendMessage(agents, question, sessionId)
      await endedEvents(agents, runUuid)
    }
    const page = async (input: string) => {
      const { data, errors } = await agents.ask(
        `query ($id: ID!) { session(id: $id) { messages(${input}) {
          edges { cursor node { content } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
        { id: sessionId },
      )
      if (errors) throw new Error(errors[0].extensions.code)
      const { edges, pageInfo } = data.session.messages
      return { said: edges.map((edge: { node: { content: string } }) => edge.node.content), ...pageInfo }
    }
    const first = await page('first: 4')
    expect(first).toMatchObject({ said: ['one', 'Hi.', 'two', 'Hi.'], hasNextPage: true, hasPreviousPage: false })
    const next = await page(`first: 4, after: "${first.endCursor}"`)
    expect(next).toMatchObject({ said: ['three', 'Hi.'], hasNextPage: false, hasPreviousPage: true })
    const last = await page('last: 3')
    expect(last).toMatchObject({ said: ['Hi.', 'three', 'Hi.'], hasNextPage: false, hasPreviousPage: true })
    const before = await page(`last: 3, before: "${last.startCursor}"`)
    expect(before).toMatchObject({ said: ['one', 'Hi.', 'two'], hasNextPage: true, hasPreviousPage: false })
    for (const wrong of [
      'first: 101',
      'last: 0',
      'first: 1, last: 1',
      'first: 1, after: "x"',
      `first: 1, after: "${btoa('0')}"`,
    ])
      await expect(page(wrong)).rejects.toThrow('BAD_USER_INPUT')
    expect((await page('first: 100')).said).toHaveLength(6)
  })

  it('of sessions and agents are newest first, and refuse more than 100 and foreign cursors', async () => {
    const ask = async (input: string) => agents.ask(`{ sessions(${input}) { edges { cursor node { id } } } }`)
    const { data } = await ask('first: 21')
    const ids = data.sessions.edges.map(({ node }: { node: { id: string } }) => node.id)
    expect(ids).toEqual(ids.toSorted().reverse())
    const rest = await ask(`first: 20, after: "${data.sessions.edges[0].cursor}"`)
    expect(rest.data.sessions.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids.slice(1))
    for (const wrong of ['first: 101', 'first: 0', `after: "${Buffer.from("x' or 1=1").toString('base64url')}"`])
      expect((await ask(wrong)).errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })
})
