import { claimRun } from '../engine/claim-run.ts'
import { EventWriter } from '../engine/event-writer.ts'
import type { HeldRun } from '../engine/held-run.ts'
import { RunJournal } from '../engine/run-journal.ts'
import { connectAgents } from './connect-agents.ts'
import { sendMessage } from './conversation.ts'
import type { FreezableDatabase } from './freezable-database.ts'
import type { TestAgents } from './start-agents.ts'

/** Runs that a test holds in a worker's place. */
export interface StartedJournals {
  writer: EventWriter
  runs: { run: HeldRun; journal: RunJournal }[]
  /** Of the writer alone; the test disposes of it. */
  database: FreezableDatabase
}

/** Asks `count` questions and claims their runs, each with a journal, and one writer for all. Needs agents without workers. */
export async function startJournals(
  agents: TestAgents,
  count: number,
  options: { onLost?: () => void; intervalMs?: number } = {},
): Promise<StartedJournals> {
  for (let index = 0; index < count; index++) await sendMessage(agents)
  const { platform, databaseUrl } = agents
  const database = await connectAgents(databaseUrl)
  const { onLost = () => {}, ...pace } = options
  const writer = new EventWriter({ database, pubsub: platform.pubsub, logger: platform.logger, ...pace })
  const runs: StartedJournals['runs'] = []
  for (let index = 0; index < count; index++) {
    const run = await claimRun(database, { workerId: crypto.randomUUID(), leaseMs: 60_000, mostLosses: 3 })
    if (!run) throw new Error('There is no run to claim.')
    const start = { text: '', markers: [], annotations: { citations: [], unsupportedNumbers: [] } }
    runs.push({ run, journal: new RunJournal(writer, run, start, onLost) })
  }
  return { writer, runs, database }
}
