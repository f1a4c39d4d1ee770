import { afterEach, describe, expect, it } from 'vitest'
import { startJsonRpcStub } from './testing/json-rpc-stub.ts'
import { type OpenOnchain, openOnchain } from './testing/open-onchain.ts'

const ETH = 'eip155:1/slip44:60'
const UNI = 'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
const USDC = 'eip155:1/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48'
const LINK = 'eip155:1/erc20:0x514910771af9ca656af840dff83e8264ecf986ca'
/** A port that nothing listens on: connecting is refused at once, as where there is no internet. */
const NOWHERE = { 1: { chainName: 'Ethereum', url: 'http://127.0.0.1:1' } }

let onchain: OpenOnchain
afterEach(() => onchain.dispose())

describe('recordings, where the chain cannot be reached', () => {
  it('give the genesis balances of ETH: dated, not scored, and not today’s', async () => {
    onchain = await openOnchain({}, NOWHERE)
    const { decimals, onchain: report } = await onchain.report(ETH)
    expect(decimals).toBe(18)
    expect(report).toMatchObject({ status: 'PARTIAL', score: null, contract: null })
    expect(report.holders).toMatchObject({
      population: 'genesis balances, 2015-07-30',
      isHistorical: true,
      isWholePopulation: true,
      holderCount: { value: 8891, exact: '8891', unit: 'holders' },
      nakamotoCoefficient: { value: 97, unit: 'holders' },
      giniCoefficient: { unit: 'ratio' },
      herfindahlIndex: { unit: 'index points' },
      topShare: { unit: 'fraction' },
    })
    expect(report.holders.giniCoefficient.value).toBeCloseTo(0.857874617174, 12)
    expect(report.holders.herfindahlIndex.value).toBeCloseTo(292.987160615351, 11)
    expect(report.holders.topShare.value).toBeCloseTo(0.25398779859, 12)
    expect(report.holders.top1.value).toBeCloseTo(0.1652754590984975, 12)
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'HISTORICAL_HOLDERS',
        severity: 'INFO',
        detail: expect.stringContaining("not today's holders"),
      }),
    )
  })

  it('mark every figure as stale, recorded, and of its date', async () => {
    onchain = await openOnchain({ data: 'recorded' })
    const { onchain: report } = await onchain.report(ETH)
    const { topShare, holderCount, giniCoefficient, herfindahlIndex, nakamotoCoefficient } = report.holders
    for (const measure of [topShare, holderCount, giniCoefficient, herfindahlIndex, nakamotoCoefficient]) {
      expect(measure).toMatchObject({ stale: true, asOf: '2015-07-30T00:00:00.000Z', confidence: 0.35 })
      expect(measure.evidence[0]).toMatchObject({ mode: 'COMPUTED' })
      expect(measure.evidence[0].inputs).toEqual([
        expect.objectContaining({
          mode: 'RECORDED',
          source: '@ethereumjs/genesis 10.1.3, mainnet',
          contentHash: expect.stringMatching(/^\w{64}$/),
          excerpt: expect.stringContaining('MIT'),
        }),
      ])
    }
    expect(report.evidence.some(({ mode }: { mode: string }) => mode === 'LIVE')).toBe(false)
  })

  it('give the UNI airdrop as what it was, and the code without what storage would tell', async () => {
    onchain = await openOnchain({}, NOWHERE)
    const { decimals, onchain: report } = await onchain.report(UNI)
    expect(decimals).toBeNull()
    expect(report.holders).toMatchObject({
      population: 'airdrop allocation, 2020 (Merkle distributor)',
      isHistorical: true,
      holderCount: { value: 252_803 },
      nakamotoCoefficient: { value: 65_304 },
    })
    expect(report.holders.giniCoefficient.value).toBeCloseTo(0.324907296884, 12)
    expect(report.contract).toMatchObject({
      isProxy: false,
      canMint: true,
      canPause: false,
      canBlacklist: false,
      owner: null,
      isOwnershipRenounced: null,
      totalSupply: null,
      codeHash: '0xdeba17f16fdba566b45d8019575e068625403cc6986fa17ceadd6edf08aa0868',
    })
    const codes = report.missing.map(({ code, signal }: Record<string, string>) => `${signal}: ${code}`)
    expect(codes).toEqual(expect.arrayContaining(['owner: NO_RECORDING', 'total supply: NO_RECORDING']))
    expect(report.findings.map(({ code }: { code: string }) => code)).toEqual([
      'CAN_MINT',
      'WHAT_WAS_LOOKED_AT',
      'HISTORICAL_HOLDERS',
      'DECIMALS_UNKNOWN',
    ])
  })

  it('cannot tell what a proxy’s code leads to, and do not pretend to', async () => {
    onchain = await openOnchain({ data: 'recorded' })
    const { onchain: report } = await onchain.report(USDC)
    expect(report.contract).toMatchObject({ isProxy: null, implementation: null, canMint: null, canBlacklist: null })
    expect(report.missing).toContainEqual(
      expect.objectContaining({ signal: 'what the contract forwards to', code: 'NO_RECORDING' }),
    )
  })

  it('do not exist for other tokens: no data, with the reason', async () => {
    onchain = await openOnchain({}, NOWHERE)
    const link = await onchain.report(LINK)
    expect(link.onchain).toMatchObject({ status: 'NO_DATA', contract: null, holders: null })
    expect(link.onchain.missing).toContainEqual(
      expect.objectContaining({ code: 'SOURCE_UNREACHABLE', signal: 'contract' }),
    )
  })
})

describe('recordings are not used', () => {
  it('in production', async () => {
    onchain = await openOnchain({ environment: 'production' }, NOWHERE)
    expect((await onchain.report(ETH)).onchain).toMatchObject({ status: 'NO_DATA', holders: null })
  })

  it('with CHAINLENS_DATA=live', async () => {
    onchain = await openOnchain({ data: 'live' }, NOWHERE)
    expect((await onchain.report(ETH)).onchain).toMatchObject({ status: 'NO_DATA', holders: null })
  })

  it('where the node can be reached, whatever it answers', async () => {
    const stub = await startJsonRpcStub()
    onchain = await openOnchain({}, { 1: { chainName: 'Ethereum', url: stub.url } })
    const live = (await onchain.report(ETH)).onchain
    expect(live).toMatchObject({ status: 'PARTIAL', holders: null })
    expect(live.evidence.some(({ mode }: { mode: string }) => mode === 'RECORDED')).toBe(false)
    stub.answer('*', { status: 429, body: '' })
    expect((await onchain.report(UNI)).onchain).toMatchObject({ holders: null })
    await stub.dispose()
  })
})

describe('the largest holders', () => {
  it('of a recorded list stand there with address, amount and share, the largest first', async () => {
    onchain = await openOnchain({ data: 'recorded' })
    const { holders } = (await onchain.report(ETH)).onchain
    expect(holders.largestHolders).toHaveLength(10)
    expect(holders.largestHolders[0]).toMatchObject({
      rank: 1,
      address: '0x5abfec25f74cd88437631a7731906932776356f9',
      share: expect.closeTo(0.1652754590984975, 12),
      balance: '11901484.23948',
      kind: 'UNKNOWN',
      isContract: null,
      label: null,
      exclusion: null,
    })
    const shares = holders.largestHolders.map(({ share }: { share: number }) => share)
    expect(shares).toEqual(shares.toSorted((a: number, b: number) => b - a))
    expect(shares.reduce((sum: number, share: number) => sum + share)).toBeCloseTo(holders.topShare.value, 12)
    expect(holders.adjustedTopShare).toBeNull()
  })

  it('and the rest stand in bands that make one together', async () => {
    onchain = await openOnchain({ data: 'recorded' })
    const { holders } = (await onchain.report(ETH)).onchain
    expect(holders.bands.map(({ label }: { label: string }) => label)).toEqual(['top 10', '11–20', '21–40', 'rest'])
    expect(holders.bands[0].share).toBe(holders.topShare.value)
    expect(holders.bands.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('can be asked for 1 to 100 by name, and no further than names are known', async () => {
    onchain = await openOnchain({ data: 'recorded' })
    const ask = (token: string, first: number) =>
      onchain.ask(`{ token(id: "${token}") { onchain { holders { largestHolders(first: ${first}) { balance } } } } }`)
    for (const [token, first] of [
      [ETH, 1],
      [ETH, 100],
      [UNI, 100],
    ] as const)
      expect((await ask(token, first)).data.token.onchain.holders.largestHolders).toHaveLength(first)
    for (const first of [0, 101]) {
      const { data, errors } = await ask(ETH, first)
      expect(data.token.onchain.holders.largestHolders).toBeNull()
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('are 1 to 1000 of them', async () => {
    onchain = await openOnchain({ data: 'recorded' })
    const ask = (holders: number) =>
      onchain.ask(`{ token(id: "${ETH}") { onchain { holders { topShare(holders: ${holders}) { value } } } } }`)
    expect((await ask(1000)).data.token.onchain.holders.topShare.value).toBeGreaterThan(0.5)
    for (const holders of [0, 1001, -5]) {
      const { data, errors } = await ask(holders)
      expect(data.token.onchain.holders.topShare).toBeNull()
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})
