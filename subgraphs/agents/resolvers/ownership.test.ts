import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'

let agents: TestAgents
const mine = { Agent: '', Session: '', Message: '', Run: '' }
const stranger = newId()
beforeAll(async () => {
  agents = await startAgents({
    model: createScriptedModel(() => say('Hi.')),
    tools: { look: { run: () => ({ result: 1 }) }, read: { run: () => ({ result: 1 }) } },
  })
  const { sessionId, runId, runUuid } = await sendMessage(agents)
  await endedEvents(agents, runUuid)
  const { data } = await agents.ask(
    'query ($id: ID!) { session(id: $id) { agent { id } messages(last: 1) { edges { node { id } } } } }',
    { id: sessionId },
  )
  Object.assign(mine, {
    Agent: data.session.agent.id,
    Session: sessionId,
    Message: data.session.messages.edges[0].node.id,
    Run: runId,
  })
})
afterAll(() => agents.dispose())

const ENTITIES = `query ($references: [_Any!]!) {
  _entities(representations: $references) { __typename ... on Agent { id } ... on Session { id } ... on Message { id } ... on Run { id } }
}`
const entities = async (references: object[], userId?: string | null) =>
  (await agents.ask(ENTITIES, { references }, userId)).data._entities

describe('a reference from another subgraph', () => {
  const types = ['Agent', 'Session', 'Message', 'Run'] as const

  it.each(types)('to a %s gives the caller’s own', async (__typename) => {
    expect(await entities([{ __typename, id: mine[__typename] }])).toEqual([{ __typename, id: mine[__typename] }])
  })

  it.each(types)('to a %s that is malformed, unknown, or somebody else’s gives null', async (__typename) => {
    const prefix = __typename.toLowerCase()
    const unknown = `${prefix}_${'0'.repeat(26)}`
    const wrong = ['', 'x', unknown, `other_${mine[__typename].slice(prefix.length + 1)}`]
    expect(await entities(wrong.map((id) => ({ __typename, id })))).toEqual([null, null, null, null])
    expect(await entities([{ __typename, id: mine[__typename] }], stranger)).toEqual([null])
    expect(await entities([{ __typename, id: mine[__typename] }], null)).toEqual([null])
  })
})

describe('queries', () => {
  it('give each caller a default agent of their own, made when it is first asked for and the same from then on', async () => {
    const query = '{ defaultAgent { id model } agents { edges { node { id } } } }'
    const first = await agents.ask(query)
    expect(first.data.defaultAgent.id).toBe(mine.Agent)
    const newcomer = newId()
    const made = (await agents.ask('{ defaultAgent { id } }', {}, newcomer)).data.defaultAgent.id
    expect(made).not.toBe(mine.Agent)
    const again = (await agents.ask(query, {}, newcomer)).data
    expect(again.defaultAgent.id).toBe(made)
    expect(again.agents.edges).toEqual([{ node: { id: made } }])
    expect((await agents.ask('{ defaultAgent { id } }', {}, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  it('give null for what is malformed, unknown or somebody else’s, all alike', async () => {
    const query = 'query ($session: ID!, $run: ID!) { session(id: $session) { id } run(id: $run) { id } }'
    const unknown = '0'.repeat(26)
    const answers = [
      await agents.ask(query, { session: mine.Session, run: mine.Run }, stranger),
      await agents.ask(query, { session: `session_${unknown}`, run: `run_${unknown}` }),
      await agents.ask(query, { session: mine.Run, run: '%00' }),
    ]
    for (const answer of answers) expect(answer).toEqual({ data: { session: null, run: null } })
  })

  it('list the caller’s own only', async () => {
    const query = '{ sessions { edges { node { id } } } agents { edges { node { id } } } }'
    expect((await agents.ask(query)).data).toEqual({
      sessions: { edges: [{ node: { id: mine.Session } }] },
      agents: { edges: [{ node: { id: mine.Agent } }] },
    })
    expect((await agents.ask(query, {}, stranger)).data).toEqual({ sessions: { edges: [] }, agents: { edges: [] } })
  })

  it.each([
    '{ sessions { edges { cursor } } }',
    '{ agents { edges { cursor } } }',
    '{ session(id: "x") { id } }',
    '{ run(id: "x") { id } }',
    'mutation { createAgent(input: { name: "x" }) { agent { id } } }',
    'mutation { createSession(input: {}) { session { id } } }',
    'mutation { stopRun(input: { runId: "x" }) { run { id } } }',
  ])('need somebody who is signed in: %s', async (query) => {
    expect((await agents.ask(query, {}, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('createAgent', () => {
  const create = async (input: object) => {
    const { data } = await agents.ask(
      `mutation ($input: CreateAgentInput!) {
        createAgent(input: $input) { agent { name model systemPrompt tools isActive owner { id } } userErrors { code field } }
      }`,
      { input },
      stranger,
    )
    return data.createAgent
  }
  const codesOf = async (input: object) => (await create(input)).userErrors.map(({ code }: { code: string }) => code)

  it('makes one with the default model and every tool', async () => {
    expect(await create({ name: ' Mine ' })).toMatchObject({
      agent: { name: 'Mine', model: 'test/scripted', systemPrompt: null, tools: ['look', 'read'], isActive: true },
      userErrors: [],
    })
  })

  it('makes one with the tools that are named', async () => {
    const { agent } = await create({ name: 'Reader', tools: ['read', 'read'], systemPrompt: 'Be \0 brief.' })
    expect(agent).toMatchObject({ tools: ['read'], systemPrompt: 'Be \ufffd brief.' })
    expect((await create({ name: 'Mute', tools: [] })).agent.tools).toEqual([])
  })

  it('says all that is wrong with what it is given, on both sides of each limit', async () => {
    expect(await codesOf({ name: 'x'.repeat(100), systemPrompt: 'x'.repeat(20_000) })).toEqual([])
    expect(
      await codesOf({ name: 'x'.repeat(101), model: 'openai/none', systemPrompt: 'x'.repeat(20_001), tools: ['nope'] }),
    ).toEqual(['INVALID_NAME', 'UNKNOWN_MODEL', 'SYSTEM_PROMPT_TOO_LONG', 'UNKNOWN_TOOL'])
    expect(await codesOf({ name: ' ' })).toEqual(['INVALID_NAME'])
  })
})

describe('createSession', () => {
  const create = async (input: object, userId?: string) => {
    const { data } = await agents.ask(
      'mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { title agent { id name } } userErrors { code } } }',
      { input },
      userId,
    )
    return data.createSession
  }

  it('takes the caller’s default agent, which is made once', async () => {
    const userId = newId()
    const sessions = await Promise.all(Array.from({ length: 5 }, () => create({}, userId)))
    const ids = new Set(sessions.map(({ session }) => session.agent.id))
    expect(ids.size).toBe(1)
    expect(sessions[0].session).toMatchObject({ title: null, agent: { name: 'ChainLens analyst' } })
  })

  it('refuses an agent that is not the caller’s, and a title beyond 200 characters', async () => {
    expect((await create({ agentId: mine.Agent })).userErrors).toEqual([])
    for (const [agentId, userId] of [
      [mine.Agent, stranger],
      ['x', agents.userId],
    ] as const)
      expect(await create({ agentId }, userId)).toEqual({ session: null, userErrors: [{ code: 'AGENT_NOT_FOUND' }] })
    expect((await create({ title: 'x'.repeat(200) })).userErrors).toEqual([])
    expect((await create({ title: 'x'.repeat(201) })).userErrors).toEqual([{ code: 'TITLE_TOO_LONG' }])
  })
})
