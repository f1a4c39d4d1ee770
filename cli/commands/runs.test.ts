import { afterAll, beforeAll, expect, it } from 'vitest'
import { createScriptedModel, say } from '../../subgraphs/agents/models/testing/scripted-model.ts'
import { endedEvents, replay, sendMessage } from '../../subgraphs/agents/testing/conversation.ts'
import { startAgents, type TestAgents } from '../../subgraphs/agents/testing/start-agents.ts'
import { startChild } from '../../tests/support/child.ts'

let agents: TestAgents
beforeAll(async () => {
  // The name of a model that the command's own process has too.
  agents = await startAgents({ model: createScriptedModel(() => say('Said.'), 'offline/analyst'), works: false })
})
afterAll(() => agents.dispose())

/** The command in a process of its own, as an operator types it: what it printed, and how it ended. */
async function operate(...args: string[]) {
  const child = startChild(['runs', ...args], { DATABASE_URL: agents.databaseUrl })
  const code = await child.exited
  return { code, output: child.output() }
}

it('lists a run that cost its workers, has it answered again once, and says so to whoever comes later', async () => {
  const { runId, runUuid } = await sendMessage(agents)
  await agents.sql(
    `update agents.runs set status = 'RUNNING', attempt = 3, losses = 2, fence = 5, started_at = now(),
       lease_owner = gen_random_uuid(), lease_expires_at = now() - interval '1 second' where id = $1`,
    [runUuid],
  )
  await agents.subgraph.startWorkers(['agent-runs'])
  expect((await endedEvents(agents, runUuid)).at(-1)).toMatchObject({ payload: { error: { code: 'WORKER_LOST' } } })

  const dead = await operate('--dead', '--json')
  expect(dead.code).toBe(0)
  expect(JSON.parse(dead.output)).toMatchObject([{ decision: null }])

  const retried = await operate('--retry', runId)
  expect(retried).toMatchObject({ code: 0, output: expect.stringContaining(runId) })
  const [retry, ...others] = await agents.sql('select id, user_id from agents.runs where id <> $1', [runUuid])
  expect(others).toEqual([])
  expect(retry.user_id).toBe(agents.userId)
  // Nobody woke the worker but its own look: the command has no part in its process.
  const events = await endedEvents(agents, retry.id)
  expect(events.at(-1)).toMatchObject({ payload: { status: 'COMPLETED' } })
  expect(replay(events)).toBe('Said.')

  expect(await operate('--discard', runId)).toMatchObject({
    code: 1,
    output: expect.stringContaining('ALREADY_DECIDED'),
  })
})

it('says what it takes where it is not told one thing to do', async () => {
  const { code, output } = await operate('--dead', '--discard', 'run_x')
  expect(code).not.toBe(0)
  expect(output).toContain('runs --dead')
})
