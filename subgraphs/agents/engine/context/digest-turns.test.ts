import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { connectAgents } from '../../testing/connect-agents.ts'
import { endedEvents, sendMessage } from '../../testing/conversation.ts'
import type { FreezableDatabase } from '../../testing/freezable-database.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import type { PastTurn } from './conversation.ts'
import { digestTurns } from './digest-turns.ts'

let agents: TestAgents
let database: FreezableDatabase
/** An answer that is stored, for citations. */
let messageId: string
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Said.')) })
  database = await connectAgents(agents.databaseUrl)
  const { runUuid } = await sendMessage(agents)
  await endedEvents(agents, runUuid)
  messageId = (await agents.sql('select message_id from agents.runs where id = $1', [runUuid]))[0].message_id
})
afterAll(async () => {
  await database.dispose()
  await agents.dispose()
})

const ETH = 'eip155:1/slip44:60'
const turn = (role: PastTurn['role'], content: string, tokenIds: unknown[] = [], id = newId()): PastTurn =>
  ({
    role,
    content,
    calls: tokenIds.map((tokenId) => ({ arguments: { tokenId } })) as unknown as PastTurn['calls'],
    messageId: id,
    ending: null,
  }) as PastTurn
const cite = (marker: number, label: string, value: string | null, unit: string | null, evidence: object) =>
  agents.sql(
    'insert into agents.citations (message_id, marker, label, value, unit, evidence) values ($1, $2, $3, $4, $5, $6)',
    [messageId, marker, label, value, unit, JSON.stringify(evidence)],
  )

describe('a digest of older turns', () => {
  it('says what was asked, analysed and cited, with source and day, and is the same for the same turns', async () => {
    await cite(1, 'Price', '3512.40', 'USD', {
      source: 'CoinGecko',
      asOf: '2026-11-20T10:00:00Z',
      retrievedAt: '2026-11-23T00:00:00Z',
    })
    await cite(2, 'Holders', '12', null, { source: 'Blockscout', asOf: null, retrievedAt: '2026-11-21T00:00:00Z' })
    await cite(3, 'Not known', null, 'USD', { source: 'CoinGecko' })
    const turns = [
      turn('USER', 'Is ETH\n  healthy?'),
      turn('ASSISTANT', 'It costs 3,512 USD. [1]', [ETH, ETH, 7, undefined], messageId),
    ]
    const digest = await digestTurns(database, null, turns)
    expect(digest).toBe(
      `Made by rules from 2 messages, without a language model.
Asked:
- Is ETH healthy?
Tokens that were analysed:
- ${ETH}
Figures that were cited then:
- Price: 3512.40 USD (CoinGecko, 2026-11-20)
- Holders: 12 (Blockscout, 2026-11-21)`,
    )
    expect(await digestTurns(database, null, turns)).toBe(digest)
  })

  it('says nothing of what there is not, and nothing of what an answer said', async () => {
    expect(await digestTurns(database, null, [turn('ASSISTANT', 'Buy it!')])).toBe(
      'Made by rules from 1 messages, without a language model.',
    )
    expect(await digestTurns(database, null, [])).toBe('Made by rules from 0 messages, without a language model.')
  })

  it('goes on from the digest before it, of which it keeps the beginning', async () => {
    const before = { content: 'x'.repeat(3_001) } as Parameters<typeof digestTurns>[1]
    const digest = await digestTurns(database, before, [turn('USER', 'And UNI?')])
    expect(digest).toContain(`Before them:\n${'x'.repeat(3_000)}\nAsked:\n- And UNI?`)
    expect(digest).not.toContain('x'.repeat(3_001))
  })

  it.each([
    [20, '- question 1\n'],
    [21, '- question 2\n'],
  ])('keeps the last twenty of %i questions', async (count, first) => {
    const turns = Array.from({ length: count }, (_, index) => turn('USER', `question ${index + 1}`))
    const digest = await digestTurns(database, null, turns)
    expect(digest).toContain(`Asked:\n${first}`)
    expect(digest.endsWith(`- question ${count}`)).toBe(true)
  })

  it('cuts a long question, never through a character', async () => {
    const whole = 'a'.repeat(160)
    expect(await digestTurns(database, null, [turn('USER', whole)])).toContain(`- ${whole}`)
    const cut = await digestTurns(database, null, [turn('USER', `${'a'.repeat(159)}😀 and more`)])
    expect(cut.isWellFormed()).toBe(true)
    expect(cut).toMatch(/a{159}.…$/)
  })
})
