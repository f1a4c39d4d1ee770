import { encodeId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { readExported } from '../jobs/export/read-exported.ts'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { contentOf, replay, storedEvents } from '../testing/conversation.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'
import { type StartedJournals, startJournals } from '../testing/start-journals.ts'
import { claimRun, claimToEnd } from './claim-run.ts'
import { giveBackLost } from './dead/give-back-lost.ts'
import { sweepRuns } from './sweep-runs.ts'

// What readers are shown of a run that goes on, and what whoever takes it over finds: the message's content is written
// now and then, the words since stand in the events alone.

const RUNS = 8

let agents: TestAgents
let journals: StartedJournals
let unused: StartedJournals['runs']
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Unused.')), works: false })
  journals = await startJournals(agents, RUNS)
  unused = [...journals.runs]
})
afterAll(async () => {
  await journals.writer.dispose()
  await journals.database.dispose()
  await agents.dispose()
})

const nextRun = () => unused.shift() as (typeof unused)[0]
const written = async (run: { messageId: string }): Promise<string> =>
  (await agents.sql('select content from agents.messages where id = $1', [run.messageId]))[0].content
/** Writes what a journal has to say as the writer does every few milliseconds. */
async function flush({ journal }: (typeof unused)[0]): Promise<void> {
  const batch = journal.take()
  if (batch) journal.settle(batch, (await journals.writer.write(batch)) ? 'WRITTEN' : 'LOST')
}
/** A message half told in events: astral characters, words taken back, and nothing of it in its content. */
async function halfTold(one: (typeof unused)[0]): Promise<string> {
  one.journal.append('A 💎 costs $2. ')
  await flush(one)
  one.journal.append('And 👩‍🚀 no')
  await flush(one)
  one.journal.reset(one.journal.text.length - 3, 'UNSUPPORTED_NUMBER')
  one.journal.append('yes 💎')
  one.journal.reset(one.journal.text.length - 2, 'UNSUPPORTED_NUMBER')
  one.journal.append('!')
  await flush(one)
  expect(one.journal.text).toBe('A 💎 costs $2. And 👩‍🚀yes !')
  expect(await written(one.run)).toBe('')
  return one.journal.text
}

describe('a message that is being written', () => {
  it('is shown with all that was told, by its id, in its conversation and in an export', async () => {
    const one = nextRun()
    const text = await halfTold(one)
    const query = `query ($run: ID!, $session: ID!) {
      run(id: $run) { message { content } }
      session(id: $session) { messages(last: 1) { edges { node { content } } } }
    }`
    const { data, errors } = await agents.ask(query, {
      run: encodeId('run', one.run.id),
      session: encodeId('session', one.run.sessionId),
    })
    expect(errors).toBeUndefined()
    const message = { content: text }
    expect(data).toEqual({ run: { message }, session: { messages: { edges: [{ node: message }] } } })
    const exported = await readExported(journals.database, { lastMessageId: one.run.messageId, afterPosition: 0 })
    expect(exported.at(-1)).toMatchObject({ content: text, runStatus: 'RUNNING' })
  })

  it('is written whole with each commit', async () => {
    const one = nextRun()
    const text = await halfTold(one)
    await one.journal.commit([{ type: 'RunStarted', payload: { attempt: 1, model: 'test/scripted' } }])
    expect(await written(one.run)).toBe(text)
    const [{ behind }] = await agents.sql(
      'select last_sequence - told_sequence as behind from agents.runs where id = $1',
      [one.run.id],
    )
    expect(behind).toBe(0)
  })

  it('is written between commits as it grows, so that little of it stands in events alone, and that a few times only', async () => {
    const one = nextRun()
    const contents = new Set<string>()
    const word = 'of 💎 words '.repeat(9)
    for (let index = 0; index < 400; index++) {
      one.journal.append(word)
      await flush(one)
      if (index % 10 > 0) continue
      const content = await written(one.run)
      contents.add(content)
      expect(one.journal.text.startsWith(content)).toBe(true)
      expect(one.journal.text.length - content.length).toBeLessThanOrEqual(2_000 + one.journal.text.length / 4)
    }
    expect(contents.size).toBeGreaterThan(4)
    expect(contents.size).toBeLessThan(16)
    expect(await contentOf(agents, one.run.id)).toBe(one.journal.text)
  })

  it('is the same from its events whatever is said, taken back and written in between', async () => {
    const one = nextRun()
    // Always the same numbers: what fails fails again.
    let state = 7
    const below = (limit: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state % limit
    }
    for (let index = 0; index < 120; index++) {
      const { text } = one.journal
      const what = below(10)
      if (what < 6) one.journal.append(['💎', 'word ', 'é', '👩‍🚀', 'x'.repeat(below(900))][below(5)] as string)
      else if (what < 8) one.journal.reset(wholeLength(text, below(text.length + 1)), 'UNSUPPORTED_NUMBER')
      if (what === 8) await one.journal.commit()
      else if (what === 9) await flush(one)
      if (what > 7) expect(await contentOf(agents, one.run.id)).toBe(one.journal.text)
    }
    await one.journal.commit()
    expect(replay(await storedEvents(agents, one.run.id))).toBe(one.journal.text)
  })
})

/** A length near one that cuts no pair of surrogates. */
function wholeLength(text: string, length: number): number {
  return text.slice(0, length).isWellFormed() ? length : length - 1
}

describe('a run that changes hands while its words stand in events alone', () => {
  it('has its message whole for whoever takes it over', async () => {
    const one = nextRun()
    const text = await halfTold(one)
    await agents.sql("update agents.runs set lease_expires_at = now() - interval '1 second' where id = $1", [
      one.run.id,
    ])
    await giveBackLost(journals.database, { mostAtOnce: 100, exceptIds: [] })
    expect(await written(one.run)).toBe(text)
    const heir = await claimRun(journals.database, { workerId: crypto.randomUUID(), leaseMs: 60_000, mostLosses: 3 })
    expect(heir?.id).toBe(one.run.id)
    expect(await written(one.run)).toBe(text)
    one.journal.append('Too late.')
    await flush(one)
    expect(await contentOf(agents, one.run.id)).toBe(text)
  })

  it('has it whole, and not twice, where a worker that knows nothing of this wrote it with every word', async () => {
    const one = nextRun()
    const text = await halfTold(one)
    await agents.sql('update agents.messages set content = $2 where id = $1', [one.run.messageId, text])
    expect(await contentOf(agents, one.run.id)).toBe(text)
    await agents.sql(
      "update agents.runs set status = 'QUEUED', lease_owner = null, lease_expires_at = null where id = $1",
      [one.run.id],
    )
    await claimToEnd(journals.database, one.run.id)
    expect(await written(one.run)).toBe(text)
  })

  it('is ended with all its words where it is stopped before another worker has it', async () => {
    const one = nextRun()
    const text = await halfTold(one)
    await agents.sql(
      "update agents.runs set lease_expires_at = now() - interval '1 second', stop_requested_at = now() where id = $1",
      [one.run.id],
    )
    const { platform } = agents
    await sweepRuns({ database: journals.database, platform, limits: { losses: 3 } as never })
    await waitFor(async () => (await written(one.run)) === text)
    const events = await storedEvents(agents, one.run.id)
    expect(events.at(-1)).toMatchObject({ type: 'RunEnded', payload: { status: 'STOPPED' } })
    expect(replay(events)).toBe(text)
  })
})
