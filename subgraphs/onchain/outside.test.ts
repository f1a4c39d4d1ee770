import { afterEach, describe, expect, it } from 'vitest'
import { goplusHolder } from '../../tests/stubs/goplus.ts'
import {
  CLEAN,
  DEAD,
  EXCHANGE,
  HOLDERS,
  INFO,
  ONE,
  openWorld,
  POOL,
  SUPPLY,
  TOKEN,
  type World,
} from './testing/open-world.ts'

let world: World
afterEach(() => world.dispose())

// biome-ignore lint/suspicious/noExplicitAny: tests read any answer
type Report = any
const codes = (report: Report) => report.findings.map(({ code }: { code: string }) => code)
const finding = (report: Report, code: string) => report.findings.find((one: Report) => one.code === code)
const signals = (report: Report) => report.missing.map(({ signal }: { signal: string }) => signal)

describe('a token that every source knows', () => {
  it('has the longest list of holders, named and in shares of the chain’s own supply', async () => {
    world = await openWorld()
    const { holders } = (await world.report(TOKEN)).onchain
    expect(holders).toMatchObject({
      isHistorical: false,
      isWholePopulation: false,
      population: 'the largest holders as Blockscout lists them',
      giniCoefficient: null,
      herfindahlIndex: null,
      holderCount: { value: 4050, unit: 'holders', method: expect.stringContaining('Blockscout') },
    })
    expect(holders.largestHolders.slice(0, 4)).toMatchObject([
      {
        rank: 1,
        address: POOL,
        kind: 'LIQUIDITY_POOL',
        share: 0.2,
        balance: '200',
        exclusion: expect.stringMatching(/^a pool/),
      },
      { rank: 2, address: EXCHANGE, kind: 'EXCHANGE', label: 'Binance 8', share: 0.1, exclusion: null },
      { rank: 3, address: DEAD, kind: 'BURN', exclusion: expect.stringMatching(/^burnt/) },
      { rank: 4, kind: 'ACCOUNT', isContract: false, share: 0.01, exclusion: null },
    ])
    // 400 of the first three and 10 + 9.9 + … + 9.4 of seven accounts.
    expect(holders.topShare.value).toBeCloseTo((400 + 67.9) / 1000, 12)
    // The exchange and nine accounts, in the 900 that are not burnt.
    expect(holders.adjustedTopShare.value).toBeCloseTo((100 + 86.4) / 900, 12)
    expect(holders.topShare.evidence[0].inputs.map(({ source }: Report) => source)).toEqual([
      'Blockscout',
      'Blockscout',
      'Blockscout',
      'Ethereum node',
    ])
    expect(holders.bands.map(({ label }: Report) => label)).toEqual(['top 10', '11–20', '21–40', 'rest'])
  })

  it('has bounds for what only a list of all would tell', async () => {
    world = await openWorld()
    const { holders } = (await world.report(TOKEN)).onchain
    const shares = HOLDERS.map(({ value }) => Number(BigInt(value)) / Number(SUPPLY))
    const rest = 1 - shares.reduce((sum, share) => sum + share)
    const others = 4050 - HOLDERS.length
    const squares = shares.reduce((sum, share) => sum + (share * 100) ** 2, 0) + others * ((rest / others) * 100) ** 2
    expect(holders.herfindahlAtLeast.value).toBeCloseTo(squares, 9)
    expect(holders.giniAtLeast.value).toBeGreaterThan(0.7)
    expect(holders.giniAtLeast.value).toBeLessThan(1)
    // 400 + 10 + 9.9 + … passes 500 with the fourteenth: 400 + 104.5.
    expect(holders.nakamotoCoefficient.value).toBe(14)
    expect(holders.nakamotoAtLeast).toBeNull()
  })

  it('has its taxes, its sale and its published source', async () => {
    world = await openWorld()
    const { onchain: report } = await world.report(TOKEN)
    expect(report.contract).toMatchObject({
      isVerified: true,
      isHoneypot: false,
      buyTax: { value: 0 },
      sellTax: { value: 0.05 },
      // Its own code is not understood: GoPlus fills what ChainLens does not know.
      canMint: false,
      canPause: false,
      canBlacklist: false,
      creator: '0x744af9cbb7606bb040f6fbf1c0a0b0dcba6385e5',
      lockedLiquidity: { value: 0.9, unit: 'fraction' },
    })
    expect(report.missing).toEqual([])
    expect(report.status).toBe('COMPLETE')
    expect(finding(report, 'WHAT_WAS_LOOKED_AT').detail).toContain('a simulated purchase and sale')
    const sources = new Set(report.evidence.map(({ source }: Report) => source))
    for (const source of ['GoPlus', 'CoinGecko', 'Blockscout', 'Sourcify', 'Ethereum node'])
      expect(sources).toContain(source)
    expect(sources).not.toContain('Moralis')
    expect(world.moralis.requests).toEqual([])
    expect(world.etherscan.requests).toEqual([])
  })

  it('is asked of the keyed sources where a key is set, and no key is shown or kept', async () => {
    const keys = { MORALIS: 'moralis-key', ETHERSCAN: 'etherscan-key', GOPLUS: 'goplus-key' }
    world = await openWorld({ config: { keys } })
    const { onchain: report } = await world.report(TOKEN)
    expect(report.holders.population).toContain('Moralis')
    expect(report.holders.largestHolders[0]).toMatchObject({ address: POOL, kind: 'LIQUIDITY_POOL' })
    expect(report.evidence.map(({ source }: Report) => source)).toContain('Etherscan')
    expect(world.goplus.requests[0]?.headers.authorization).toBe('Bearer goplus-key')
    const shown = JSON.stringify([report, [...(await world.keptDocuments()).values()]])
    for (const key of Object.values(keys)) expect(shown).not.toContain(key)
  })

  it('has all holders where the list has an end and adds up', async () => {
    const holders = [
      { address: POOL, value: String(600n * ONE), isContract: true },
      { address: EXCHANGE, value: String(400n * ONE) },
    ]
    const few = { totalSupply: String(SUPPLY), holderCount: 2, holders, isVerified: true }
    world = await openWorld({ holders: few, goplus: { ...CLEAN, holders: [] }, info: { ...INFO, holders: null } })
    const { holders: measured } = (await world.report(TOKEN)).onchain
    expect(measured).toMatchObject({
      isWholePopulation: true,
      giniCoefficient: { value: 0.1 },
      herfindahlIndex: { value: 5200 },
      nakamotoCoefficient: { value: 1 },
      giniAtLeast: null,
      topShare: { value: 1 },
    })
  })
})

describe('a token that GoPlus warns of', () => {
  it('fails hard where a sale keeps everything, whatever is_honeypot says', async () => {
    world = await openWorld({ goplus: { ...CLEAN, sell_tax: '1' } })
    const { onchain: report } = await world.report(TOKEN)
    expect(finding(report, 'SALE_KEEPS_EVERYTHING')).toMatchObject({ severity: 'CRITICAL' })
    expect(report.contract).toMatchObject({ isHoneypot: true, sellTax: { value: 1 } })
  })

  it('does not call it a honeypot where the trial itself may have failed, and still fails hard', async () => {
    world = await openWorld({
      goplus: { ...CLEAN, sell_tax: '1', trading_cooldown: '1' },
      info: { ...INFO, is_honeypot: 'unknown' },
    })
    const { onchain: report } = await world.report(TOKEN)
    expect(finding(report, 'SALE_KEEPS_EVERYTHING')).toMatchObject({
      severity: 'CRITICAL',
      detail: expect.stringContaining('pause'),
    })
    expect(report.contract.isHoneypot).toBeNull()
  })

  it.each([
    ['0.1', []],
    ['0.11', ['HIGH_SELL_TAX MEDIUM']],
    ['0.5', ['HIGH_SELL_TAX MEDIUM']],
    ['0.51', ['HIGH_SELL_TAX HIGH']],
    ['1.0000000000000002', ['SALE_KEEPS_EVERYTHING CRITICAL']],
    ['1.5', []],
    ['', []],
  ])('reads a sell tax of %j', async (tax, expected) => {
    world = await openWorld({ goplus: { ...CLEAN, sell_tax: tax } })
    const { onchain: report } = await world.report(TOKEN)
    const found = report.findings.filter(({ code }: Report) => /SELL_TAX|SALE_KEEPS/.test(code))
    expect(found.map(({ code, severity }: Report) => `${code} ${severity}`)).toEqual(expected)
    if (tax === '' || tax === '1.5') {
      expect(report.contract.sellTax).toBeNull()
      expect(signals(report)).toContain('taxes')
    }
  })

  it('is named for each flag that speaks against it, and for none that is absent', async () => {
    const bad = {
      is_honeypot: '1',
      hidden_owner: '1',
      can_take_back_ownership: '0',
      is_true_token: '0',
      honeypot_with_same_creator: '3',
    }
    world = await openWorld({
      goplus: { ...CLEAN, ...bad, lp_holders: [goplusHolder(DEAD, '0'), goplusHolder(EXCHANGE, '1.000000000000022')] },
    })
    const { onchain: report } = await world.report(TOKEN)
    expect(codes(report)).toEqual([
      'HONEYPOT',
      'FAKE_TOKEN',
      'HIDDEN_OWNER',
      'CREATOR_MADE_HONEYPOTS',
      'LIQUIDITY_NOT_LOCKED',
      'WHAT_WAS_LOOKED_AT',
    ])
    expect(report.contract).toMatchObject({ isHoneypot: true, lockedLiquidity: { value: 0 } })
  })

  it('says nothing of what GoPlus stops testing at a proxy', async () => {
    world = await openWorld({
      goplus: { ...CLEAN, is_proxy: '1', is_mintable: '1' },
      info: { ...INFO, is_honeypot: 'unknown' },
    })
    const { contract } = (await world.report(TOKEN)).onchain
    expect(contract).toMatchObject({ isHoneypot: null, canMint: true, canPause: null, canBlacklist: null })
  })

  it('stays unknown in what GoPlus leaves out', async () => {
    world = await openWorld({ goplus: { is_open_source: '0' }, info: {} })
    const { onchain: report } = await world.report(TOKEN)
    expect(report.contract).toMatchObject({
      isHoneypot: null,
      buyTax: null,
      sellTax: null,
      canMint: null,
      lockedLiquidity: null,
    })
    expect(report.missing).toContainEqual(
      expect.objectContaining({ code: 'NOT_FOUND', signal: 'honeypot test and taxes' }),
    )
    // Sourcify and Blockscout have the source: one yes is a yes.
    expect(report.contract.isVerified).toBe(true)
  })

  it('does not read a share off positions that are single tokens', async () => {
    world = await openWorld({
      goplus: { ...CLEAN, lp_holders: [goplusHolder(DEAD, '1', { NFT_list: [{ NFT_id: '1' }] })] },
    })
    expect((await world.report(TOKEN)).onchain.contract.lockedLiquidity).toBeNull()
  })
})

describe('sources that do not agree', () => {
  it('are both named where GoPlus finds a power that ChainLens does not', async () => {
    world = await openWorld({ goplus: { ...CLEAN, is_proxy: '1' } })
    const { onchain: report } = await world.report(TOKEN)
    expect(report.contract.isProxy).toBe(false)
    expect(finding(report, 'SOURCES_DISAGREE')).toMatchObject({
      severity: 'MEDIUM',
      detail: expect.stringMatching(/ChainLens finds nothing.*GoPlus says that it is so/),
    })
  })

  it('are named where their shares of the largest lie apart', async () => {
    const distribution_percentage = { top_10: '73.7977', '11_20': '8.7309', '21_40': '5.6147', rest: '11.8567' }
    world = await openWorld({ info: { ...INFO, holders: { count: 47911, distribution_percentage } } })
    const { onchain: report } = await world.report(TOKEN)
    expect(finding(report, 'HOLDER_SOURCES_DIFFER')).toMatchObject({
      detail: expect.stringContaining('the highest is by CoinGecko'),
    })
  })

  it('on how much there is: the chain’s word goes, and the other is named', async () => {
    const listed = { totalSupply: String(2n * SUPPLY), holderCount: 4050, holders: HOLDERS, isVerified: true }
    world = await openWorld({ holders: listed })
    const { onchain: report } = await world.report(TOKEN)
    expect(report.holders.largestHolders[0].share).toBe(0.2)
    expect(finding(report, 'SUPPLY_DIFFERS')).toMatchObject({
      severity: 'LOW',
      title: expect.stringContaining('Blockscout'),
    })
  })

  it('are not believed where holders have more than there is', async () => {
    const twice = HOLDERS.slice(0, 2).map((holder) => ({ ...holder, value: String(SUPPLY) }))
    const listed = { totalSupply: String(SUPPLY), holderCount: 2, holders: twice, isVerified: true }
    world = await openWorld({ holders: listed })
    const { onchain: report } = await world.report(TOKEN)
    expect(report.holders.population).toContain('GoPlus')
    expect(report.missing).toContainEqual(
      expect.objectContaining({
        code: 'BAD_ANSWER',
        signal: 'holders by Blockscout',
        reason: expect.stringContaining('more than there is'),
      }),
    )
  })

  it('may be some blocks apart: a thousandth above the supply is taken, a little more is not', async () => {
    const just = (value: bigint) => ({
      totalSupply: null,
      holderCount: 2,
      holders: [{ address: POOL, value: String(value) }],
    })
    world = await openWorld({ holders: just((SUPPLY * 1001n) / 1000n) })
    expect((await world.report(TOKEN)).onchain.missing).not.toContainEqual(
      expect.objectContaining({ signal: 'holders by Blockscout' }),
    )
    await world.dispose()
    world = await openWorld({ holders: just((SUPPLY * 1002n) / 1000n) })
    expect(signals((await world.report(TOKEN)).onchain)).toContain('holders by Blockscout')
  })
})

describe('published source', () => {
  const unpublished = { totalSupply: String(SUPPLY), holderCount: 4050, holders: HOLDERS, isVerified: false }

  it('is denied where every source that was asked says no', async () => {
    world = await openWorld({ holders: unpublished, goplus: { ...CLEAN, is_open_source: '0' } })
    const { onchain: report } = await world.report(TOKEN)
    expect(report.contract.isVerified).toBe(false)
    expect(finding(report, 'SOURCE_NOT_PUBLISHED')).toMatchObject({ severity: 'HIGH' })
  })

  it('is there where one of them has it', async () => {
    world = await openWorld({
      holders: unpublished,
      goplus: { ...CLEAN, is_open_source: '0' },
      config: { keys: { ETHERSCAN: 'etherscan-key' } },
    })
    expect((await world.report(TOKEN)).onchain.contract.isVerified).toBe(true)
  })

  it('is not known where one that was asked gave no answer', async () => {
    world = await openWorld({ holders: unpublished, goplus: { ...CLEAN, is_open_source: '0' } })
    world.sourcify.behave(/./, 'down')
    const { onchain: report } = await world.report(TOKEN)
    expect(report.contract.isVerified).toBeNull()
    expect(report.missing).toContainEqual(
      expect.objectContaining({ code: 'SOURCE_UNREACHABLE', signal: 'verified source code' }),
    )
  })
})

describe('a token of Solana', () => {
  it('has what CoinGecko says: ranks, and who may mint or freeze', async () => {
    world = await openWorld({ info: { ...INFO, mint_authority: 'yes', freeze_authority: 'no' } })
    const { onchain: report } = await world.report('solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/token:Mint1')
    expect(report.holders).toMatchObject({
      holderCount: { value: 4100 },
      largestHolders: null,
      topShare: { value: 0.469, asOf: '2026-05-27T17:41:13.000Z' },
      top1: null,
    })
    expect(report.holders.bands).toHaveLength(4)
    expect(report.contract).toMatchObject({ canMint: true, canBlacklist: false, canPause: null, isProxy: null })
    expect(codes(report)).toContain('CAN_MINT')
    expect(report.missing).toEqual([expect.objectContaining({ code: 'UNSUPPORTED_CHAIN', signal: 'contract' })])
  })
})
