import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A call of a tool as the world outside saw it. */
export interface LedgerEntry {
  tool: string
  effect: 'READ' | 'IDEMPOTENT_WRITE' | 'WRITE'
  question: string
  slot: string
  /** Equal for a repetition of the same call. */
  callId: string
  /** False: it arrived and has had no effect yet; the effect comes even when nobody waits for it any more. */
  isDone: boolean
}

/** What the tools of the fault suite write to; it stands outside and survives every fault. */
export interface Ledger {
  url: string
  entries: LedgerEntry[]
  /** How long an entry waits before, and after, its effect; each call gets times of its own. */
  pace: { before: () => number; after: () => number }
  dispose(): Promise<void>
}

/** Serves a ledger on a free port. */
export async function serveLedger(pace: Ledger['pace']): Promise<Ledger> {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const entry: LedgerEntry = { ...JSON.parse(Buffer.concat(chunks).toString('utf8')), isDone: false }
    ledger.entries.push(entry)
    await pause(ledger.pace.before())
    entry.isDone = true
    await pause(ledger.pace.after())
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ slot: entry.slot, isWritten: true }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const ledger: Ledger = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    entries: [],
    pace,
    async dispose() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return ledger
}
