import { decodeId, newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { openSession } from '../../testing/conversation.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import { doTask } from './do-task.ts'
import { advanceTask, claimTask, completeTask, failTask, releaseTask } from './hold-task.ts'
import type { HeldTask } from './task-work.ts'

let agents: TestAgents
let database: FreezableDatabase
let sessionId: string
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Unused.')), works: false })
  database = await connectAgents(agents.databaseUrl)
  sessionId = decodeId('session', await openSession(agents)) as string
  await agents.sql(
    `insert into agents.messages (id, session_id, position, role, content)
     select gen_random_uuid(), $1, n, 'USER', 'word' from generate_series(1, 60) n`,
    [sessionId],
  )
})
afterAll(async () => {
  await database.dispose()
  await agents.dispose()
})
let taskId: string
beforeEach(async () => {
  taskId = newId()
  await agents.sql('delete from agents.tasks')
  await agents.sql(
    `insert into agents.tasks (id, session_id, task_type, parameters)
     select $1, session_id, 'export_session', jsonb_build_object('lastMessageId', id, 'throughPosition', position)
     from agents.messages where session_id = $2 and position = 60`,
    [taskId, sessionId],
  )
})
const leaseMs = 60_000
const claim = () => claimTask(database, { taskId, leaseMs })
const lapse = () => agents.sql(`update agents.tasks set lease_expires_at = now() - interval '1 second'`)
const row = async () =>
  (await agents.sql('select status, retry_count, fence::int, due_at > now() as waits from agents.tasks'))[0]

describe('a task', () => {
  it('is held by one worker, and by the next when the lease of the first has run out', async () => {
    const claims = await Promise.all([claim(), claim(), claim()])
    expect(claims.filter(Boolean)).toHaveLength(1)
    await lapse()
    expect(await claim()).toMatchObject({ fence: 2, retryCount: 1 })
    expect(await claim()).toBeNull()
  })

  it('lets a worker that has lost it change nothing', async () => {
    const first = (await claim()) as HeldTask
    await lapse()
    await claim()
    expect(await advanceTask(database, first, { progress: 0.5, text: 'half', leaseMs })).toBe(false)
    expect(await completeTask(database, first, {})).toBe(false)
    expect(await failTask(database, first, { reason: 'x', error: null })).toBeNull()
    await releaseTask(database, first)
    expect(await row()).toMatchObject({ status: 'RUNNING', fence: 2 })
  })

  it('waits longer after each failure, and is given up after the fifth, or at once for a reason of its own', async () => {
    const pauses: (number | null)[] = []
    for (let tries = 0; tries < 5; tries++) {
      const task = (await claim()) as HeldTask
      pauses.push(await failTask(database, task, { reason: 'no', error: null }))
      if (tries === 0) {
        expect(await row()).toMatchObject({ status: 'QUEUED', retry_count: 1, waits: true })
        expect(await claim()).toBeNull()
      }
      await agents.sql('update agents.tasks set due_at = now()')
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, null])
    expect(await row()).toMatchObject({ status: 'FAILED', retry_count: 5 })
    await agents.sql(`update agents.tasks set status = 'QUEUED', retry_count = 0, completed_at = null`)
    const task = (await claim()) as HeldTask
    expect(await failTask(database, task, { reason: 'no', error: { code: 'NO', message: 'No.' } })).toBeNull()
    expect(await row()).toMatchObject({ status: 'FAILED', retry_count: 1 })
  })

  it('that is done by several at once has its effect once', async () => {
    const platform = { ...agents.platform, database }
    const never = new AbortController().signal
    await Promise.all([1, 2, 3, 4].map(() => doTask(platform, taskId, never)))
    await doTask(platform, taskId, never)
    expect(await row()).toMatchObject({ status: 'SUCCEEDED', fence: 1 })
    const parts = await agents.sql('select content from agents.task_files order by part')
    expect(
      parts
        .map(({ content }) => content)
        .join('')
        .match(/^word$/gm),
    ).toHaveLength(60)
  })

  it('is given back by a worker that ends, at its next step, and does not count as lost', async () => {
    const platform = { ...agents.platform, database }
    await doTask(platform, taskId, AbortSignal.abort())
    expect(await row()).toMatchObject({ status: 'QUEUED', fence: 1, retry_count: 0, waits: false })
    await doTask(platform, taskId, new AbortController().signal)
    expect(await row()).toMatchObject({ status: 'SUCCEEDED', fence: 2, retry_count: 0 })
  })
})
