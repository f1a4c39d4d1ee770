import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../engine/facts/extract-facts.ts'
import type { ModelMessage, ModelPart, ModelRequest } from '../model.ts'
import { createOfflineAnalyst } from './create-offline-analyst.ts'
import { ask, TOOLS } from './testing/converse.ts'
import { NOW } from './testing/evidence.ts'
import { LIVE_UNI } from './testing/live-tokens.ts'
import { RECORDED_BTC, RECORDED_ETH } from './testing/recorded-tokens.ts'
import { BTC, ETH, resolution } from './testing/resolutions.ts'
import { worldOf } from './testing/world.ts'
import { GOES_ON } from './writing/rest-of.ts'

const world = worldOf([RECORDED_ETH, RECORDED_BTC, LIVE_UNI])

function request(messages: ModelMessage[], overrides: Partial<ModelRequest> = {}): ModelRequest {
  const tools = TOOLS.map((name) => ({ name, description: name, inputSchema: {} }))
  return { system: 's', messages, tools, facts: [], now: NOW, signal: new AbortController().signal, ...overrides }
}

async function partsOf(messages: ModelMessage[], overrides: Partial<ModelRequest> = {}): Promise<ModelPart[]> {
  return Array.fromAsync(createOfflineAnalyst().stream(request(messages, overrides)))
}

describe('the steps of an answer', () => {
  it('are: look the token up, run four analyses side by side, write', async () => {
    const { steps } = await ask('Is ETH a healthy asset?', world)
    expect(steps).toEqual([
      [{ toolCallId: 'call_1_1', toolName: 'resolve_token', arguments: { query: 'ETH', first: 5 } }],
      [
        { toolCallId: 'call_2_1', toolName: 'analyze_tokenomics', arguments: { tokenId: ETH.id } },
        { toolCallId: 'call_2_2', toolName: 'analyze_onchain', arguments: { tokenId: ETH.id } },
        { toolCallId: 'call_2_3', toolName: 'analyze_sentiment', arguments: { tokenId: ETH.id } },
        { toolCallId: 'call_2_4', toolName: 'analyze_team', arguments: { tokenId: ETH.id } },
      ],
    ])
  })

  it('ask for the closes of the period alone, and for what was asked only', async () => {
    const { steps } = await ask('Compare the risk of BTC and ETH over 2024', world)
    const window = { days: 365, until: '2024-12-31' }
    expect(steps.map((calls) => calls.map(({ toolName, arguments: input }) => [toolName, input]))).toEqual([
      [
        ['resolve_token', { query: 'BTC', first: 5 }],
        ['resolve_token', { query: 'ETH', first: 5 }],
      ],
      [
        ['analyze_tokenomics', { tokenId: BTC.id, ...window }],
        ['analyze_tokenomics', { tokenId: ETH.id, ...window }],
      ],
    ])
  })

  it('analyse a token once that is named in two ways', async () => {
    const { steps } = await ask('Compare ETH, Ethereum and BTC', world)
    expect(steps[0]).toHaveLength(3)
    expect(steps[1]?.map((call) => call.arguments.tokenId)).toEqual([
      ...Array(4).fill(ETH.id),
      ...Array(4).fill(BTC.id),
    ])
  })

  it('take "since" from the day that was meant, where the closes end earlier than yesterday', async () => {
    const { steps, text } = await ask('How volatile is ETH since 2025-06-01?', world)
    expect(steps[1]?.map((call) => call.arguments)).toEqual([{ tokenId: ETH.id, days: 538 }])
    expect(steps[2]?.map((call) => call.arguments)).toEqual([{ tokenId: ETH.id, days: 266, until: '2026-02-22' }])
    expect(text).toContain('2025-06-01 to 2026-02-22')
    expect(text).not.toContain('2024')
  })

  it('leave out tools that the agent may not use', async () => {
    const tools = ['resolve_token', 'analyze_team']
    const { steps, text } = await ask('Is ETH healthy?', world, { tools })
    expect(steps[1]?.map(({ toolName }) => toolName)).toEqual(['analyze_team'])
    expect(text).toContain('There is no analysis, because this agent may not use its tool.')
    expect((await ask('Is ETH healthy?', world, { tools: [] })).text).toContain('may not look tokens up')
  })

  it('never have two calls with one id', async () => {
    const { steps } = await ask('Compare BTC, ETH and UNI since 2025-06-01', world)
    const ids = steps.flat().map(({ toolCallId }) => toolCallId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(steps).toHaveLength(3)
  })
})

describe('the stream', () => {
  it('ends each step with what it cost, which is nothing, and the reason of its end', async () => {
    const { parts } = await ask('Is ETH a healthy asset?', world)
    const ends = parts.filter((part) => part.type === 'finish')
    expect(ends.map(({ reason }) => reason)).toEqual(['tool-calls', 'tool-calls', 'stop'])
    expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'stop' })
    const usage = parts.filter((part) => part.type === 'usage')
    expect(usage).toHaveLength(3)
    for (const part of usage) expect(part).toMatchObject({ costUsd: '0' })
  })

  it('counts a token for every four characters', async () => {
    const messages: ModelMessage[] = [{ role: 'user', content: 'Hello' }]
    const parts = await partsOf(messages, { system: 'x'.repeat(4_000), tools: [] })
    const written = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
    expect(parts.find((part) => part.type === 'usage')).toMatchObject({
      inputTokens: Math.ceil((4_000 + JSON.stringify(messages).length + 2) / 4),
      outputTokens: Math.ceil(written.length / 4),
    })
  })

  it('gives the text a few words at a time', async () => {
    const { parts, written } = await ask('Is ETH a healthy asset?', world)
    const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
    expect(texts.join('')).toBe(written)
    expect(Math.max(...texts.map((text) => text.trim().split(/\s+/).length))).toBe(4)
    for (const text of texts) expect(text).not.toMatch(/\[\[[^\]]*$/)
  })

  it('stops where it is told to', async () => {
    const stop = new AbortController()
    const heard: ModelPart[] = []
    const listen = async () => {
      for await (const part of createOfflineAnalyst().stream(
        request([{ role: 'user', content: 'Hello' }], { signal: stop.signal }),
      )) {
        heard.push(part)
        if (heard.length === 2) stop.abort(new Error('stopped by the user'))
      }
    }
    await expect(listen()).rejects.toThrow()
    expect(heard).toHaveLength(2)
  })
})

describe('another worker', () => {
  it('goes on from any step as the first would have', async () => {
    const { messages, parts } = await ask('Compare the risk of BTC and ETH over 2024', world)
    const firstStep = await partsOf(messages.slice(0, 1))
    const secondStep = await partsOf(messages.slice(0, 3))
    const calls = [...firstStep, ...secondStep].filter((part) => part.type === 'tool-call')
    expect(calls).toEqual(parts.filter((part) => part.type === 'tool-call'))
  })

  it('writes the same to the letter', async () => {
    const [one, two] = [await ask('Is UNI healthy?', world), await ask('Is UNI healthy?', world)]
    expect(two.parts).toEqual(one.parts)
  })

  it('does not take the calls of an earlier question for those of this one', async () => {
    const first = await ask('Is ETH a healthy asset?', world)
    const second = await ask('And its team?', world, { before: first.messages })
    expect(second.steps.map((calls) => calls.map(({ toolCallId, toolName }) => [toolCallId, toolName]))).toEqual([
      [['call_1_1', 'resolve_token']],
      [['call_2_1', 'analyze_team']],
    ])
    expect(second.steps[0]?.[0]?.arguments.query).toBe(ETH.id)
  })
})

describe('without a token', () => {
  it.each([
    ['Hello', /^I look at crypto tokens/m],
    ["What's the weather in Paris?", /Of other things I know nothing/],
    ['What is the safest coin?', /Which token do you mean/],
    ['Thanks!', /You are welcome/],
  ])('the answer to "%s" says what can be asked, and calls nothing', async (question, expected) => {
    const turn = await ask(question, world)
    expect(turn.steps).toEqual([])
    expect(turn.text).toMatch(expected)
    expect(turn.unsupportedNumbers).toEqual([])
  })

  it('a look-up that brings nothing clear calls no analysis', async () => {
    const candidates = [{ token: ETH }, { token: BTC }]
    const { steps } = await ask('Is ETH healthy?', worldOf([], { eth: resolution(candidates) }))
    expect(steps).toHaveLength(1)
  })
})

it('an answer that broke off is gone on with from what was found, without asking for it again', async () => {
  const { messages, written } = await ask('Is ETH a healthy asset?', world)
  const facts = extractFacts(
    messages.flatMap((message) => (message.role === 'tool' ? message.results : [])).map(answeredBy(messages)),
  )
  const half = written.slice(0, written.length / 2)
  const before = messages.slice(0, -1)
  const parts = await partsOf(
    [
      ...before,
      { role: 'assistant', content: half, toolCalls: [] },
      { role: 'note', kind: 'CONTINUE', content: 'Go on.' },
    ],
    { facts },
  )
  const rest = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
  expect(rest.startsWith(GOES_ON)).toBe(true)
  const [, ...blocks] = rest.trim().split('\n\n')
  // Together they are the whole answer, with at most the heading said twice.
  expect(written.trim().endsWith(blocks.join('\n\n'))).toBe(true)
  expect(rest.length).toBeLessThan(written.length * 0.75)
  // What its end cancelled is asked for again, under ids that are free.
  const [asked] = before.flatMap((message) => (message.role === 'assistant' ? [message] : []))
  const open = await partsOf([
    { role: 'user', content: 'Is ETH a healthy asset?' },
    ...before.slice(1, 3),
    { role: 'assistant', content: '*Looking.*', toolCalls: [] },
    { role: 'note', kind: 'CONTINUE', content: 'Go on.' },
  ])
  const calls = open.flatMap((part) => (part.type === 'tool-call' ? [part.call] : []))
  expect(calls.map(({ toolName }) => toolName)).toEqual(TOOLS.slice(1))
  expect(calls.map(({ toolCallId }) => toolCallId)).not.toContain(asked?.toolCalls[0]?.toolCallId)
})

/** A result with its call, as facts are taken from them. */
function answeredBy(messages: readonly ModelMessage[]) {
  const calls = messages.flatMap((message) => (message.role === 'assistant' ? message.toolCalls : []))
  return ({ toolCallId, result }: { toolCallId: string; result: unknown }) => {
    const call = calls.find((each) => each.toolCallId === toolCallId)
    if (!call) throw new Error(`There is no call ${toolCallId}.`)
    return { call, result }
  }
}
