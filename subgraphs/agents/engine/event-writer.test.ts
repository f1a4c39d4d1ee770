import { afterEach, describe, expect, it } from 'vitest'
import { waitFor } from '../../../tests/support/wait-for.ts'
import type { Fact, ModelPart } from '../models/model.ts'
import { createScriptedModel, say } from '../models/testing/scripted-model.ts'
import { contentOf, endedEvents, replay, sendMessage, storedEvents } from '../testing/conversation.ts'
import type { FreezableDatabase } from '../testing/freezable-database.ts'
import { startAgents, type TestAgents } from '../testing/start-agents.ts'
import { startJournals } from '../testing/start-journals.ts'
import type { RunEventDraft } from './run-event.ts'
import type { RunInterruption } from './run-interruption.ts'

let agents: TestAgents
let database: FreezableDatabase | undefined
afterEach(async () => {
  await database?.dispose()
  database = undefined
  await agents.dispose()
})

/** A database with `count` runs that are claimed, each with a journal, and one writer for all. */
async function claim(count: number, options: Parameters<typeof startJournals>[2] = {}) {
  agents = await startAgents({ model: createScriptedModel(() => say('Unused.')), works: false })
  const journals = await startJournals(agents, count, options)
  database = journals.database
  return journals
}
/** Something to tell; the run's start stands before it, stored with the claim. */
const started: RunEventDraft = { type: 'RunStarted', payload: { attempt: 2, model: 'test/scripted' } }
const fact: Fact = {
  id: 'f1',
  toolCallId: 'call',
  toolName: 'look',
  path: 'a',
  label: 'Price',
  value: '1.50',
  unit: 'USD',
  method: null,
  dates: [],
  evidence: {
    id: 'ev_1',
    source: 'Test',
    url: null,
    mode: 'LIVE',
    asOf: null,
    retrievedAt: '2026-11-22T00:00:00.000Z',
    contentHash: null,
    excerpt: null,
    inputs: [],
  },
}

describe('the event writer', () => {
  it('writes what all runs of a worker say in one transaction', async () => {
    const { writer, runs } = await claim(5)
    for (const { journal } of runs) await journal.commit([started])
    for (const { journal } of runs) for (const word of ['so ', 'it ', 'is']) journal.append(word)
    await writer.dispose()
    const rows = await agents.sql("select distinct xmin::text from agents.run_events where type = 'TextDelta'")
    expect(rows).toHaveLength(1)
    for (const { run } of runs) {
      const events = await storedEvents(agents, run.id)
      expect(events.map(({ sequence, type }) => [sequence, type])).toEqual([
        [1, 'RunStarted'],
        [2, 'RunStarted'],
        [3, 'TextDelta'],
      ])
      expect(await contentOf(agents, run.id)).toBe('so it is')
    }
  })

  it('writes first words at once, and leaves what others go on to say for its turn', async () => {
    const { writer, runs } = await claim(3, { intervalMs: 60_000 })
    const [early, late, latest] = runs as [(typeof runs)[0], (typeof runs)[0], (typeof runs)[0]]
    const said = async ({ run }: (typeof runs)[0], text: string) =>
      waitFor(async () => (await contentOf(agents, run.id)) === text)
    // The first round is for all; the next such is due in a minute.
    early.journal.append('First. ')
    await said(early, 'First. ')
    early.journal.append('Then. ')
    late.journal.append('Late. ')
    await said(late, 'Late. ')
    late.journal.append('And. ')
    latest.journal.append('Latest. ')
    await said(latest, 'Latest. ')
    expect(await contentOf(agents, early.run.id)).toBe('First. ')
    expect(await contentOf(agents, late.run.id)).toBe('Late. ')
    await writer.dispose()
    await said(early, 'First. Then. ')
    await said(late, 'Late. And. ')
  })

  it('keeps the citations of the text with it, and takes them back with it', async () => {
    const { writer, runs } = await claim(1)
    const [{ run, journal }] = runs as [(typeof runs)[0]]
    const markers = () => agents.sql('select marker, label, value, unit from agents.citations order by marker')
    journal.append('It costs $1.50 [1] or $2 [2]. ')
    journal.annotate({
      citations: [
        { marker: 1, fact },
        { marker: 2, fact: { ...fact, id: 'f2', value: '2e-7' } },
      ],
      unsupportedNumbers: ['7'],
    })
    await journal.commit()
    expect(await markers()).toEqual([
      { marker: 1, label: 'Price', value: '1.50', unit: 'USD' },
      { marker: 2, label: 'Price', value: '0.0000002', unit: 'USD' },
    ])
    journal.reset(18, 'UNSUPPORTED_NUMBER')
    journal.annotate({
      citations: [{ marker: 1, fact: { ...fact, id: 'f3', label: 'Other', value: `${'9'.repeat(300)}` } }],
      unsupportedNumbers: [],
    })
    await journal.commit()
    expect(await markers()).toEqual([{ marker: 1, label: 'Other', value: null, unit: 'USD' }])
    expect(
      await agents.sql('select content, unsupported_numbers from agents.messages where id = $1', [run.messageId]),
    ).toEqual([{ content: 'It costs $1.50 [1]', unsupported_numbers: [] }])
    await writer.dispose()
  })

  it('does not let one run’s events hold up those of the others', async () => {
    const { writer, runs } = await claim(3)
    const [bad, ...good] = runs as [(typeof runs)[0], ...typeof runs]
    await agents.sql(
      `alter table agents.run_events add constraint no_bad check (run_id <> '${bad.run.id}' or sequence = 1)`,
    )
    for (const { journal } of runs) journal.append('Words.')
    await writer.dispose()
    await expect(bad.journal.commit([started])).rejects.toThrow('no_bad')
    for (const { run } of good) expect(replay(await storedEvents(agents, run.id))).toBe('Words.')
    await agents.sql('alter table agents.run_events drop constraint no_bad')
    bad.journal.goBackTo({ text: '', sequence: 1 })
    await bad.journal.commit([started])
    expect(await storedEvents(agents, bad.run.id)).toHaveLength(2)
  })

  it('writes nothing of a run that has changed hands, and says so', async () => {
    let losses = 0
    const { writer, runs } = await claim(2, { onLost: () => losses++ })
    const [lost, kept] = runs as [(typeof runs)[0], (typeof runs)[0]]
    await agents.sql('update agents.runs set fence = fence + 1 where id = $1', [lost.run.id])
    for (const { journal } of runs) journal.append('Words.')
    await writer.dispose()
    expect(losses).toBe(1)
    expect(await storedEvents(agents, lost.run.id)).toHaveLength(1)
    expect(await contentOf(agents, lost.run.id)).toBe('')
    expect(await contentOf(agents, kept.run.id)).toBe('Words.')
    await expect(lost.journal.commit([started])).rejects.toMatchObject({
      kind: 'LOST',
    } satisfies Partial<RunInterruption>)
    await expect(lost.journal.room()).rejects.toMatchObject({ kind: 'LOST' })
  })

  it('does the work of a commit in its transaction: both or neither', async () => {
    const { writer, runs } = await claim(1)
    const [{ run, journal }] = runs as [(typeof runs)[0]]
    await expect(
      journal.commit([started], async (transaction) => {
        await transaction.query('update agents.messages set metadata = \'{"a": 1}\'')
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await storedEvents(agents, run.id)).toHaveLength(1)
    expect(await agents.sql("select 1 from agents.messages where metadata <> '{}'")).toEqual([])
    await writer.dispose()
  })

  it('writes nothing twice where a connection breaks between a commit and its answer', async () => {
    let losses = 0
    const { writer, runs, database } = await claim(1, { onLost: () => losses++ })
    const [{ run, journal }] = runs as [(typeof runs)[0]]
    database.loseNextAnswer()
    await journal.commit([started])
    database.loseNextAnswer()
    journal.append('Once.')
    await writer.dispose()
    await journal.commit([started])
    const events = await storedEvents(agents, run.id)
    expect(events.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, 'RunStarted'],
      [2, 'RunStarted'],
      [3, 'TextDelta'],
      [4, 'RunStarted'],
    ])
    expect(losses).toBe(0)
  })

  it('waits for what is unwritten before more is said, where the database is slow', async () => {
    const { writer, runs, database } = await claim(1)
    const [{ journal }] = runs as [(typeof runs)[0]]
    database.freeze()
    journal.append('x'.repeat(70_000))
    let hasRoom = false
    const room = journal.room().then(() => (hasRoom = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(hasRoom).toBe(false)
    database.thaw()
    await room
    expect(await agents.sql('select length(content) from agents.messages where role = $1', ['ASSISTANT'])).toEqual([
      { length: 70_000 },
    ])
    await writer.dispose()
  })
})

describe('a run whose database connections break', () => {
  it('goes on, without gap or repeat', async () => {
    const words = Array.from({ length: 120 }, (_, index) => `${'abcdefghijklmnopqrstuvwxyz'[index % 26]} `)
    let breaks = 0
    agents = await startAgents({
      model: createScriptedModel(async function* () {
        for (const [index, word] of words.entries()) {
          yield { type: 'text', text: word } satisfies ModelPart
          // About as fast as models speak, so that connections break in the middle of writing.
          await new Promise((resolve) => setTimeout(resolve, 5))
          if (index % 30 !== 29) continue
          breaks++
          // Not the test's own: what it asks next is asked once.
          await agents.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%agents.%' and application_name <> 'test'",
          )
        }
        yield { type: 'finish', reason: 'stop' }
      }),
      config: { leaseMs: 10_000 },
    })
    const { runUuid } = await sendMessage(agents)
    const events = await endedEvents(agents, runUuid)
    expect(breaks).toBe(4)
    expect(replay(events)).toBe(words.join(''))
    expect(await contentOf(agents, runUuid)).toBe(words.join(''))
    expect(events.filter(({ type }) => type === 'RunStarted')).toHaveLength(1)
  })
})
