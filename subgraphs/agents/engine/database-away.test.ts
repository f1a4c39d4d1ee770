import { afterEach, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'
import { startWorker } from '../testing/start-worker.ts'

let agents: TestAgents
let worker: { dispose(): Promise<void> }
afterEach(async () => {
  await worker.dispose()
  await agents.dispose()
})

/** Has the read at that place, of those of messages from now on, fail with an error, e.g. as by a PostgreSQL that is being stopped (57P01). */
async function refuseMessagesOnce(place: number, code: string): Promise<void> {
  for (const statement of [
    'create sequence agents.refusals',
    `create function agents.is_readable() returns boolean language plpgsql as $$
     begin
       if nextval('agents.refusals') = ${place} then raise exception 'not now' using errcode = '${code}'; end if;
       return true;
     end $$`,
    'alter table agents.messages rename to stored_messages',
    'create view agents.messages as select * from agents.stored_messages where agents.is_readable()',
  ])
    await agents.sql(statement)
}

async function answerDespite(place: number, code: string) {
  const model = createScriptedModel(() => say('Here it is.'))
  agents = await startAgents({ model, works: false })
  const { runUuid } = await sendMessage(agents)
  await refuseMessagesOnce(place, code)
  worker = await startWorker({ platform: agents.platform, databaseUrl: agents.databaseUrl, model })
  const events = await endedEvents(agents, runUuid)
  const [run] = await agents.sql('select status, losses, error from agents.runs where id = $1', [runUuid])
  return { events, run }
}

describe('a run that is being prepared while the database goes away', () => {
  it.each([
    ['loading what is stored of it', 1],
    ['reading the conversation', 2],
  ])('is given back while %s, costs no worker, and is answered once it can be read', async (_, place) => {
    const { events, run } = await answerDespite(place, '57P01')
    expect(run).toEqual({ status: 'COMPLETED', losses: 0, error: null })
    expect(replay(events)).toBe('Here it is.')
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
  })

  it('fails where the error is one that does not pass', async () => {
    const { run } = await answerDespite(2, '22012')
    expect(run).toMatchObject({ status: 'FAILED', losses: 0, error: { code: 'INTERNAL' } })
  })
})
