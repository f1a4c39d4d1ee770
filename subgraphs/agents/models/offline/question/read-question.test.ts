import { describe, expect, it } from 'vitest'
import { NOW } from '../testing/evidence.ts'
import { readQuestion } from './read-question.ts'

const read = (text: string) => readQuestion(text, NOW)
const UNI = '0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984'

describe('the tokens of a question', () => {
  it.each([
    ['Is ETH a healthy asset?', ['ETH']],
    ['is eth a healthy asset?', ['eth']],
    ['Is Ethereum safe?', ['Ethereum']],
    ['Compare the risk of BTC and ETH over 2024', ['BTC', 'ETH']],
    ['bitcoin vs ethereum', ['bitcoin', 'ethereum']],
    ['BTC vs. SOL: which is riskier?', ['BTC', 'SOL']],
    ['Compare BTC, ETH, and UNI', ['BTC', 'ETH', 'UNI']],
    ['BTC/ETH?', ['BTC', 'ETH']],
    ['What do you think of $PEPE', ['PEPE']],
    ['$wif team?', ['wif']],
    [`Who can change the contract of ${UNI}?`, [UNI]],
    ['Analyse eip155:1/slip44:60 please', ['eip155:1/slip44:60']],
    ['and listed:monero/coin:native?', ['listed:monero/coin:native']],
    ['Is EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v a scam?', ['EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v']],
    ['Is "pudgy penguins" a good token?', ['pudgy penguins']],
    ['Can I trust Shiba Inu?', ['Shiba Inu']],
    ['Ethereum Classic or Ethereum?', ['Ethereum Classic', 'Ethereum']],
    ["Who maintains Uniswap's code?", ['Uniswap']],
    ['How volatile is stETH?', ['stETH']],
    ['Is 1INCH healthy?', ['1INCH']],
    ['is floki safe?', ['floki']],
    ['Is apple a good token?', ['apple']],
    ['what about floki', ['floki']],
    ['compare floki and bonk', ['floki', 'bonk']],
    ['Is ETH riskier than Floki?', ['ETH', 'Floki']],
    ['IS ETH A HEALTHY ASSET?', ['ETH']],
    ['Pepe', ['Pepe']],
    ['zzqxw?', ['zzqxw']],
    ['Pepe (PEPE) risk', ['Pepe']],
    [`Uniswap (${UNI}) contract`, [UNI]],
    ['Is Bitcoin or bitcoin or BITCOIN healthy?', ['BITCOIN']],
    ['Does Vitalik still own ETH?', ['ETH']],
    ['How did Solana perform in March 2025 and in Q2 2025?', ['Solana']],
    ['Is the ERC-20 token USDC safe to HODL? ASAP, TLDR', ['USDC']],
  ])('are found in "%s"', (text, mentions) => {
    expect(read(text).mentions).toEqual(mentions)
  })

  it.each([
    'Hello',
    'What can you do?',
    'Is this token safe?',
    'Which coin is the safest?',
    "What's the weather in Paris?",
    'Who wrote Hamlet?',
    'And its team?',
    'Compare them over 2024',
    'Thanks a lot!',
    'since 2024-06-01',
    'Tell me about ChainLens',
    '',
    '?!',
  ])('are none in "%s"', (text) => {
    expect(read(text).mentions).toEqual([])
  })

  it('are five at the most, and the rest is counted', () => {
    expect(read('Compare BTC, ETH, UNI, SOL, ADA, XRP and DOGE')).toMatchObject({
      mentions: ['BTC', 'ETH', 'UNI', 'SOL', 'ADA'],
      leftOut: 2,
    })
    expect(read('Compare BTC, ETH, UNI, SOL and ADA').leftOut).toBe(0)
  })

  it('are looked for in the first 4,000 characters only, in no time', () => {
    const started = performance.now()
    expect(read(`${'a '.repeat(1_996)}ETH is healthy? BTC`).mentions).toEqual(['ETH'])
    for (const piece of ['aaaa ', 'A', '((((', 'Foo Bar ', 'eip155:1/', '$', '0x', '"', 'vs and '])
      read(piece.repeat(100_000 / piece.length))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('what is asked about', () => {
  it.each([
    ['Is ETH a healthy asset?', []],
    ['ETH', []],
    ['Can I trust the team of ETH?', []],
    ['Compare the risk of BTC and ETH', ['RISK']],
    ['How volatile is BTC?', ['RISK']],
    ["What is UNI's market cap and supply?", ['MARKET']],
    ['Who holds UNI, is it concentrated?', ['HOLDERS']],
    ['Who can mint or pause USDC?', ['CONTRACT']],
    ['What is the mood around ETH?', ['SENTIMENT']],
    ['Who is behind UNI, how many developers?', ['TEAM']],
    ['Price risk and team of ETH', ['RISK', 'MARKET', 'TEAM']],
    ['How did ETH do in 2023?', ['RISK']],
    ['Compare BTC and ETH over 2024', ['RISK']],
    ['Is ETH healthy over 2024?', []],
  ])('is read off "%s"', (text, aspects) => {
    expect(read(text).aspects).toEqual(aspects)
  })
})
