import { describe, expect, it } from 'vitest'
import type { ModelMessage } from '../../model.ts'
import { NOW } from '../testing/evidence.ts'
import { readConversation } from './read-conversation.ts'

const [ETH, BTC, UNI] = [
  'eip155:1/slip44:60',
  'bip122:000000000019d6689c085ae165831e93/slip44:0',
  'eip155:1/erc20:0xabc',
]

/** A turn in which these tokens were analysed. */
function turn(question: string, ...tokenIds: string[]): ModelMessage[] {
  const toolCalls = tokenIds.map((tokenId, index) => ({
    toolCallId: `call_2_${index + 1}`,
    toolName: 'analyze_team',
    arguments: { tokenId },
  }))
  const results = toolCalls.map(({ toolCallId, toolName }) => ({
    toolCallId,
    toolName,
    status: 'SUCCEEDED' as const,
    result: { leftOut: true, summary: null },
    error: null,
  }))
  return [
    { role: 'user', content: question },
    { role: 'assistant', content: '', toolCalls },
    { role: 'tool', results },
    { role: 'assistant', content: 'A report.', toolCalls: [] },
  ]
}

/** A turn that ended with candidates. */
function offered(question: string): ModelMessage[] {
  const list = [
    'Which token do you mean?',
    '',
    '1. **Lighter** (LIT), a token contract on Ethereum, `eip155:1/erc20:0x1111111111111111111111111111111111111111`.',
    '2. **Litentry** (LIT), a token contract on BNB Smart Chain, `eip155:56/erc20:0x2222222222222222222222222222222222222222`.',
    '3. **Lit** (LIT), a token contract on Ethereum, `eip155:1/erc20:0x3333333333333333333333333333333333333333`.',
  ].join('\n')
  return [
    { role: 'user', content: question },
    { role: 'assistant', content: list, toolCalls: [] },
  ]
}

const read = (before: ModelMessage[], text: string) =>
  readConversation([...before, { role: 'user', content: text }], NOW)

describe('a question that goes on', () => {
  it.each([
    ['and its team?', ['TEAM'], null],
    ['What about the holders?', ['HOLDERS'], null],
    ['Is it volatile?', ['RISK'], null],
    ['Can I trust it?', [], null],
    ['over 2023?', ['RISK'], { kind: 'BETWEEN', from: '2023-01-01', to: '2023-12-31' }],
    ['And in the last 90 days?', ['RISK'], { kind: 'LAST', days: 90 }],
  ])('is about the tokens of the answer before: "%s"', (text, aspects, period) => {
    const topic = read(turn('How volatile is ETH?', ETH), text)
    expect(topic.lookUps).toEqual([ETH])
    expect(topic.question).toMatchObject({ aspects, period })
  })

  it('keeps what is asked, and the period, for another token', () => {
    const topic = read(turn('Compare the risk of ETH and UNI over 2024', ETH, UNI), 'What about BTC?')
    expect(topic.lookUps).toEqual(['BTC'])
    expect(topic.question).toMatchObject({
      aspects: ['RISK'],
      period: { kind: 'BETWEEN', from: '2024-01-01', to: '2024-12-31' },
    })
  })

  it('takes the token before along where it is to be compared', () => {
    expect(read(turn('How risky is ETH?', ETH), 'Compare it with BTC').lookUps).toEqual([ETH, 'BTC'])
  })

  it('remembers across small talk', () => {
    const before = [...turn('Is ETH healthy?', ETH), ...turn('Thanks!')]
    expect(read(before, 'And its team?').lookUps).toEqual([ETH])
    expect(read(turn('Is ETH healthy?', ETH), 'Thanks!').lookUps).toEqual([])
  })

  it('is a new one where it names a token and says what it asks', () => {
    const topic = read(turn('Compare the risk of ETH and UNI over 2024', ETH, UNI), 'Who maintains BTC?')
    expect(topic).toMatchObject({ lookUps: ['BTC'], question: { aspects: ['TEAM'], period: null } })
  })

  it('has no token where nothing was said before', () => {
    expect(read([], 'and its team?').lookUps).toEqual([])
  })

  it('goes on from the last question that had tokens', () => {
    const before = [...turn('Is ETH healthy?', ETH), ...turn('And the team of BTC?', BTC)]
    expect(read(before, 'And its holders?').lookUps).toEqual([BTC])
  })
})

describe('a choice among candidates', () => {
  const [first, second, third] = [
    'eip155:1/erc20:0x1111111111111111111111111111111111111111',
    'eip155:56/erc20:0x2222222222222222222222222222222222222222',
    'eip155:1/erc20:0x3333333333333333333333333333333333333333',
  ]
  it.each([
    ['the first', first],
    ['The second one, please', second],
    ['2', second],
    ['#3', third],
    ['number 1.', first],
    ['the 2nd', second],
    ['the last one', third],
    ['Litentry', second],
    ['I mean Lighter', first],
    ['the one on BNB Smart Chain', second],
    ['LIT on BNB', second],
    ['0x3333333333333333333333333333333333333333', third],
    [third, third],
  ])('by "%s" is taken, and the question before is answered for it', (text, tokenId) => {
    const topic = read(offered('Who maintains LIT?'), text)
    expect(topic.lookUps).toEqual([tokenId])
    expect(topic.question.aspects).toEqual(['TEAM'])
  })

  it.each([
    ['fits more than one', 'LIT', ['LIT']],
    ['is only a part of a word', 'lite', ['lite']],
    ['is about another token', 'Is ETH healthy?', ['ETH']],
    ['names a place that is not there', 'the seventh', []],
  ])('that %s is none', (_case, text, lookUps) => {
    expect(read(offered('Who maintains LIT?'), text).lookUps).toEqual(lookUps)
  })

  it('adds to the tokens that were clear already', () => {
    const [user, ...rest] = turn('Compare ETH and LIT', ETH)
    const list = offered('').slice(1)
    if (!user) throw new Error('a turn begins with its question')
    expect(read([user, ...rest.slice(0, 2), ...list], 'the first').lookUps).toEqual([ETH, first])
  })
})
