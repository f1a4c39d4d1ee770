import { afterEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { waitFor } from '../../../tests/support/wait-for.ts'
import { endedEvents, replay, sendMessage } from '../testing/conversation.ts'
import { startProvider } from '../testing/live-provider.ts'
import { startAgents } from '../testing/start-agents.ts'
import type { Model } from './model.ts'

const parts: { dispose(): Promise<void> }[] = []
afterEach(async () => {
  for (const part of parts.splice(0).reverse()) await part.dispose()
})

describe('a run whose worker ends while a live model speaks', () => {
  it.each(['anthropic', 'openai responses'] as const)(
    'goes on elsewhere with the model’s thoughts and without its half answer (%s)',
    async (protocol) => {
      const database = await createTestDatabase()
      const { stub, models, model } = await startProvider(protocol)
      const options = {
        model: models.find(model) as Model,
        models,
        databaseUrl: database.url,
        config: { leaseMs: 60_000 },
        tools: { look: { run: () => ({ result: { seen: true } }) } },
      }
      parts.push(database, stub)
      const first = await startAgents({ ...options, works: false })
      parts.push(first)
      const worker = await startAgents(options)
      stub.script(
        {
          thinking: { text: 'Look.', signature: 'c2lnbmVk' },
          calls: [{ id: 'call_a', name: 'look', arguments: '{}' }],
        },
        { text: ['Half an '], breaks: { after: 'text', by: 'stall' } },
        { text: ['Whole.'] },
      )
      const { runUuid } = await sendMessage(first)
      await waitFor(() => stub.requests.length === 2)
      await worker.dispose()
      await stub.requests[1]?.aborted
      parts.push(await startAgents(options))
      const events = await endedEvents(first, runUuid)
      expect(replay(events)).toBe('Whole.')
      expect(events.filter(({ type }) => type === 'ToolCallStarted')).toHaveLength(1)
      expect(stub.requests).toHaveLength(3)
      for (const { body } of stub.requests.slice(1)) expect(JSON.stringify(body)).toContain('c2lnbmVk')
    },
  )
})
