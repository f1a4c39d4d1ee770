import { encodeId, newId } from '@chainlens/platform/ids'
import { afterEach, describe, expect, it } from 'vitest'
import { askSubgraph, testPrincipal } from '../../../../tests/support/ask-subgraph.ts'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { endedEvents, sendMessage } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'

let agents: TestAgents
afterEach(() => agents.dispose())

const admin = newId()
const FIELDS = 'runId userId reason attempts losses { step openTools } decision decidedBy retryRunId'
/** Asks as an administrator. */
function asAdmin(query: string, variables: Record<string, unknown> = {}, as: { runId?: string } = {}) {
  const principal = testPrincipal(admin, { role: 'ADMIN', ...as })
  return askSubgraph(agents.platform, agents.subgraph, { query, variables, principal })
}
const list = async (withDecided = false) =>
  (await asAdmin(`query ($with: Boolean!) { deadRuns(withDecided: $with) { ${FIELDS} } }`, { with: withDecided })).data
    .deadRuns
const decide = async (field: 'retryDeadRun' | 'discardDeadRun', runId: string) => {
  const input = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
  const query = `mutation ($input: ${input}!) { ${field}(input: $input) { deadRun { ${FIELDS} } userErrors { code field } } }`
  return (await asAdmin(query, { input: { runId } })).data[field]
}

/** A run whose worker has vanished in step 2 while `pay` ran, and that has lost `earlier` workers before. */
async function lose({ earlier }: { earlier: number }) {
  agents = await startAgents({ model: createScriptedModel(() => say('Here.')), works: false })
  const sent = await sendMessage(agents)
  const { runUuid } = sent
  await agents.sql(
    `insert into agents.run_steps (run_id, step, text_start, text_state, tool_calls, answered_at)
     values ($1, 1, 0, '{"citations": [], "unsupportedNumbers": []}', '[]', now()),
            ($1, 2, 0, '{"citations": [], "unsupportedNumbers": []}', null, null)`,
    [runUuid],
  )
  await agents.sql(
    `insert into agents.tool_executions
       (id, message_id, run_id, tool_call_id, step, position, tool_name, input_parameters, status, effect, fence, executed_at)
     select gen_random_uuid(), message_id, id, 'c1', 1, 1, 'pay', '{}', 'RUNNING', 'WRITE', 1, now()
     from agents.runs where id = $1`,
    [runUuid],
  )
  await agents.sql(
    `update agents.runs set status = 'RUNNING', attempt = $2 + 1, losses = $2, fence = 5, started_at = now(), reserved_usd = 1,
       lease_owner = gen_random_uuid(), lease_expires_at = now() - interval '1 second' where id = $1`,
    [runUuid, earlier],
  )
  return sent
}

describe('a run that costs workers', () => {
  it('goes on after the second one', async () => {
    const { runUuid } = await lose({ earlier: 1 })
    await agents.subgraph.startWorkers(['agent-runs'])
    expect((await endedEvents(agents, runUuid)).at(-1)).toMatchObject({ payload: { status: 'COMPLETED' } })
    expect(await list()).toEqual([])
  })

  it('ends as FAILED with the third, its money released, and is listed with what it died of', async () => {
    const { runId, runUuid } = await lose({ earlier: 2 })
    await agents.subgraph.startWorkers(['agent-runs'])
    const events = await endedEvents(agents, runUuid)
    expect(events.at(-1)).toMatchObject({ payload: { status: 'FAILED', error: { code: 'WORKER_LOST' } } })
    const [row] = await agents.sql('select reserved_usd::float, losses from agents.runs where id = $1', [runUuid])
    expect(row).toEqual({ reserved_usd: 0, losses: 3 })
    expect(await list()).toEqual([
      {
        runId,
        userId: encodeId('user', agents.userId),
        reason: '1 worker vanished with it: in step 2 while pay ran',
        attempts: 3,
        losses: [{ step: 2, openTools: ['pay'] }],
        decision: null,
        decidedBy: null,
        retryRunId: null,
      },
    ])
  })

  it('costs no further one, were there a worker that has not swept', async () => {
    const { runUuid } = await lose({ earlier: 2 })
    await agents.sql(
      `update agents.runs set status = 'QUEUED', losses = 3, lease_owner = null, lease_expires_at = null where id = $1`,
      [runUuid],
    )
    await agents.subgraph.startWorkers(['agent-runs'])
    const events = await endedEvents(agents, runUuid)
    expect(events.map(({ type }) => type)).not.toContain('RunStarted')
  })
})

describe('a dead run', () => {
  it('is answered again beside the broken answer when an operator retries it, once, and who did is kept', async () => {
    const { runId, runUuid } = await lose({ earlier: 2 })
    await agents.subgraph.startWorkers(['agent-runs'])
    await endedEvents(agents, runUuid)
    const both = await Promise.all([decide('retryDeadRun', runId), decide('retryDeadRun', runId)])
    const retries = await agents.sql('select id, user_id from agents.runs where id <> $1', [runUuid])
    expect(retries).toHaveLength(1)
    expect(retries[0].user_id).toBe(agents.userId)
    expect(both.filter(({ userErrors }) => userErrors.length === 0).length).toBeGreaterThan(0)
    expect((await endedEvents(agents, retries[0].id)).at(-1)).toMatchObject({ payload: { status: 'COMPLETED' } })
    expect(await list()).toEqual([])
    expect(await list(true)).toMatchObject([
      { decision: 'RETRIED', decidedBy: encodeId('user', admin), retryRunId: encodeId('run', retries[0].id) },
    ])
    expect((await decide('discardDeadRun', runId)).userErrors).toMatchObject([{ code: 'ALREADY_DECIDED' }])
  })

  it('is only off the list when an operator discards it', async () => {
    const { runId, runUuid } = await lose({ earlier: 2 })
    await agents.subgraph.startWorkers(['agent-runs'])
    await endedEvents(agents, runUuid)
    expect(await decide('discardDeadRun', runId)).toMatchObject({ deadRun: { decision: 'DISCARDED' }, userErrors: [] })
    expect((await decide('retryDeadRun', runId)).userErrors).toMatchObject([{ code: 'ALREADY_DECIDED' }])
    expect(await list()).toEqual([])
    expect(await agents.sql('select count(*)::int as runs from agents.runs')).toEqual([{ runs: 1 }])
  })

  it.each(['run_nothing', encodeId('run', newId())])('that is none (%s) is an error of the user', async (runId) => {
    agents = await startAgents({ model: createScriptedModel(() => say('Here.')), works: false })
    for (const field of ['retryDeadRun', 'discardDeadRun'] as const)
      expect(await decide(field, runId)).toEqual({
        deadRun: null,
        userErrors: [{ code: 'DEAD_RUN_NOT_FOUND', field: ['input', 'runId'] }],
      })
  })

  it('is shown and decided by nobody but administrators, and by none of their runs', async () => {
    const { runId } = await lose({ earlier: 2 })
    const operations = [
      '{ deadRuns { runId } }',
      `mutation { retryDeadRun(input: { runId: "${runId}" }) { userErrors { code } } }`,
      `mutation { discardDeadRun(input: { runId: "${runId}" }) { userErrors { code } } }`,
    ]
    for (const query of operations) {
      expect((await agents.ask(query)).errors[0].extensions.code).toBe('FORBIDDEN')
      expect((await agents.ask(query, {}, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
      expect((await asAdmin(query, {}, { runId: newId() })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    }
    expect((await asAdmin('{ deadRuns(first: 101) { runId } }')).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})
