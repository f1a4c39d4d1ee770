import { decodeId, newId } from '@chainlens/platform/ids'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../../../../tests/support/wait-for.ts'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { endedEvents, openSession, sendMessage } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'

let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('It is well.')), works: false })
})
afterAll(() => agents.dispose())
afterEach(async () => {
  await agents.subgraph.stopWorkers()
  await agents.sql('delete from agents.tasks')
})

const work = () => agents.subgraph.startWorkers(['data-processing'])
const EXPORT = `mutation ($input: ExportSessionInput!) {
  exportSession(input: $input) { task { id status progress } userErrors { code field } }
}`
const TASK = `query ($id: ID!) { task(id: $id) {
  kind status progress retryCount error { code } session { id } file { name mediaType byteLength parts }
} }`
const ask = async (sessionId: string, userId?: string | null) =>
  (await agents.ask(EXPORT, { input: { sessionId } }, userId)).data.exportSession
const read = async (id: string, userId?: string) => (await agents.ask(TASK, { id }, userId)).data.task
const done = async (id: string) => {
  await waitFor(async () => (await read(id)).status === 'SUCCEEDED')
  return read(id)
}
async function fileOf(id: string): Promise<string> {
  const { file } = await read(id)
  const numbers = Array.from({ length: file.parts }, (_, index) => index + 1)
  const parts = numbers.map((number) => `p${number}: part(number: ${number})`).join(' ')
  const { data } = await agents.ask(`query ($id: ID!) { task(id: $id) { file { ${parts} } } }`, { id })
  return numbers.map((number) => data.task.file[`p${number}`]).join('')
}
/** A conversation of `count` messages without runs. */
async function longSession(count: number, content = 'word '): Promise<string> {
  const sessionId = await openSession(agents)
  await agents.sql(
    `insert into agents.messages (id, session_id, position, role, content)
     select gen_random_uuid(), $1, n, 'USER', $2 || n from generate_series(1, $3) n`,
    [decodeId('session', sessionId), content, count],
  )
  return sessionId
}

describe('the export of a conversation', () => {
  it('is a file with its messages and their evidence, and one of its tasks', async () => {
    await agents.subgraph.startWorkers()
    const { sessionId, runUuid } = await sendMessage(agents, 'Is it healthy?')
    await endedEvents(agents, runUuid)
    await agents.sql(
      `insert into agents.citations (message_id, marker, label, value, unit, evidence)
       select message_id, 1, 'supply', 120.5, 'ETH', $2::jsonb from agents.runs where id = $1`,
      [runUuid, { source: 'Chain', mode: 'LIVE', retrievedAt: '2026-01-02T03:04:05Z', inputs: [] }],
    )
    const { task, userErrors } = await ask(sessionId)
    expect(userErrors).toEqual([])
    const finished = await done(task.id)
    expect(finished).toMatchObject({
      kind: 'EXPORT_SESSION',
      progress: 1,
      retryCount: 0,
      error: null,
      session: { id: sessionId },
      file: { name: 'chainlens-is-it-healthy.md', mediaType: 'text/markdown', parts: 1 },
    })
    const text = await fileOf(task.id)
    expect(text).toContain('# Is it healthy?')
    expect(text.indexOf('Is it healthy?\n\n## ChainLens')).toBeGreaterThan(text.indexOf('## You'))
    expect(text).toContain('It is well.')
    expect(text).toContain('- [1] supply: 120.5 ETH\n  - Chain (live), read 2026-01-02 03:04 UTC')
    expect(Buffer.byteLength(text)).toBe(finished.file.byteLength)
    const { data } = await agents.ask('query ($id: ID!) { session(id: $id) { tasks { id kind } } }', { id: sessionId })
    expect(data.session.tasks).toContainEqual({ id: task.id, kind: 'EXPORT_SESSION' })
  })

  it('is one task while it goes on, and a new one that takes the place of the last when it has ended', async () => {
    const sessionId = await longSession(3)
    const asked = await Promise.all([ask(sessionId), ask(sessionId), ask(sessionId)])
    const [first] = asked.map(({ task }) => task.id)
    expect(new Set(asked.map(({ task }) => task.id)).size).toBe(1)
    await work()
    await done(first)
    const second = (await ask(sessionId)).task.id
    expect(second).not.toBe(first)
    await done(second)
    expect(await read(first)).toBeNull()
    expect(await agents.sql('select count(*)::int as files from agents.task_files')).toEqual([{ files: 1 }])
  })

  it('is of the branch that was shown when it was asked for', async () => {
    const sessionId = await longSession(3)
    const { task } = await ask(sessionId)
    // Since then another version of the second message is shown, and nothing after it.
    await agents.sql(`update agents.messages set is_shown = position < 2 where session_id = $1`, [
      decodeId('session', sessionId),
    ])
    await work()
    await done(task.id)
    const said = (text: string) => Array.from(text.matchAll(/word (\d+)/g), ([, number]) => Number(number))
    expect(said(await fileOf(task.id))).toEqual([1, 2, 3])
    const later = await ask(sessionId)
    await done(later.task.id)
    expect(said(await fileOf(later.task.id))).toEqual([1])
  })

  it('has several parts where it is long, and holds every message once', async () => {
    await work()
    const sessionId = await longSession(45, `${'x'.repeat(30_000)} word `)
    const { task } = await ask(sessionId)
    expect((await done(task.id)).file.parts).toBeGreaterThan(2)
    const said = Array.from((await fileOf(task.id)).matchAll(/word (\d+)/g), ([, number]) => Number(number))
    expect(said).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
    const { data } = await agents.ask(
      'query ($id: ID!) { task(id: $id) { file { zero: part(number: 0) none: part(number: 99) } } }',
      { id: task.id },
    )
    expect(data.task.file).toEqual({ zero: null, none: null })
  })

  it('goes on after the last part where its worker was lost, and is given up where that happens again and again', async () => {
    const [lost, hopeless] = [await longSession(30), await longSession(1)]
    const [taken, given] = [(await ask(lost)).task.id, (await ask(hopeless)).task.id]
    await agents.sql(
      `update agents.tasks set status = 'RUNNING', fence = 1, lease_expires_at = now() - interval '1 second',
         retry_count = case when id = $1 then 4 else 0 end`,
      [decodeId('task', given)],
    )
    await agents.sql(
      `insert into agents.task_files (task_id, part, content, through_position) values ($1, 1, 'Kept.', 12)`,
      [decodeId('task', taken)],
    )
    await work()
    expect(await done(taken)).toMatchObject({ retryCount: 1 })
    const text = await fileOf(taken)
    expect(text.startsWith('Kept.\n## You')).toBe(true)
    const said = Array.from(text.matchAll(/word (\d+)/g), ([, number]) => Number(number))
    expect(said).toEqual(Array.from({ length: 18 }, (_, index) => index + 13))
    await waitFor(async () => (await read(given)).status === 'FAILED')
    expect(await read(given)).toMatchObject({ error: { code: 'WORKER_LOST' }, file: null })
  })

  it('is refused for a conversation that is not the caller’s, and past five at once', async () => {
    const stranger = newId()
    const sessions: string[] = []
    for (let i = 0; i < 6; i++) sessions.push(await openSession(agents))
    const refused = { task: null, userErrors: [{ code: 'SESSION_NOT_FOUND', field: ['input', 'sessionId'] }] }
    expect(await ask(sessions[0] as string, stranger)).toEqual(refused)
    expect(await ask('session_x')).toEqual(refused)
    for (const id of sessions.slice(0, 5)) expect((await ask(id)).userErrors).toEqual([])
    expect((await ask(sessions[5] as string)).userErrors).toMatchObject([{ code: 'TOO_MANY_TASKS' }])
    const { task } = await ask(sessions[0] as string)
    expect(await read(task.id, stranger)).toBeNull()
    const signedOut = await agents.ask(EXPORT, { input: { sessionId: sessions[0] } }, null)
    expect(signedOut.errors[0].extensions.code).toBe('UNAUTHENTICATED')
    expect((await agents.ask(TASK, { id: task.id }, null)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  it('is cancelled by its owner alone, and then not done', async () => {
    const { task } = await ask(await longSession(2))
    const cancel = async (userId?: string) =>
      (
        await agents.ask(
          'mutation ($input: CancelTaskInput!) { cancelTask(input: $input) { task { status } userErrors { code } } }',
          { input: { taskId: task.id } },
          userId,
        )
      ).data.cancelTask
    expect(await cancel(newId())).toEqual({ task: null, userErrors: [{ code: 'TASK_NOT_FOUND' }] })
    expect(await cancel()).toEqual({ task: { status: 'CANCELLED' }, userErrors: [] })
    await work()
    const other = (await ask(await longSession(2))).task.id
    await done(other)
    expect(await read(task.id)).toMatchObject({ status: 'CANCELLED', file: null })
    expect(await cancel()).toEqual({ task: { status: 'CANCELLED' }, userErrors: [] })
  })
})
