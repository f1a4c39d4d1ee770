import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstAccount } from './testing/deploy.ts'
import { deployAll } from './testing/deploy-all.ts'
import { loadRecorded, MAIN_NET, recorded } from './testing/load-recorded.ts'
import { type OpenOnchain, openOnchain } from './testing/open-onchain.ts'
import { type Anvil, startAnvil } from './testing/start-anvil.ts'

const { uni: UNI, weth9: WETH9, usdc: USDC, usdcImplementation: USDC_IMPLEMENTATION, usdcAdmin: USDC_ADMIN } = MAIN_NET
const ZERO = '0x0000000000000000000000000000000000000000'
const NO_ONE = '0x000000000000000000000000000000000000beef'

let anvil: Anvil
let onchain: OpenOnchain
let account: string
let deployed: Record<string, string>

beforeAll(async () => {
  anvil = await startAnvil()
  account = (await firstAccount(anvil)).toLowerCase()
  deployed = await deployAll(anvil, account)
  await loadRecorded(anvil, deployed)
  onchain = await openOnchain({ evmRpcUrls: { 1: anvil.url } })
})
afterAll(async () => {
  await onchain?.dispose()
  await anvil?.dispose()
})

const token = (name: string) => onchain.report(`eip155:1/erc20:${deployed[name] ?? name}`)
const codes = (report: { findings: { code: string }[] }) => report.findings.map(({ code }) => code)
const finding = (report: { findings: { code: string }[] }, code: string) =>
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  report.findings.find((one) => one.code === code) as any

describe('a plain token', () => {
  it('has decimals, an exact supply, no powers, and no finding but what was looked at', async () => {
    const { decimals, onchain: report } = await token('plain')
    expect(decimals).toBe(6)
    expect(report.contract).toMatchObject({
      isProxy: false,
      implementation: null,
      proxyAdmin: null,
      owner: null,
      isOwnershipRenounced: null,
      canMint: false,
      canPause: false,
      canBlacklist: false,
      isVerified: null,
      isHoneypot: null,
      buyTax: null,
      sellTax: null,
    })
    expect(report.contract.totalSupply).toMatchObject({
      value: 1_234_567.890123,
      exact: '1234567.890123',
      unit: 'PLAIN',
    })
    expect(codes(report)).toEqual(['WHAT_WAS_LOOKED_AT'])
    expect(finding(report, 'WHAT_WAS_LOOKED_AT').detail).toContain('does not mean that the token is safe')
  })

  it('is reported as partial: what no source was asked for is named, and nothing is scored', async () => {
    const { onchain: report } = await token('plain')
    expect(report).toMatchObject({ status: 'PARTIAL', score: null, holders: null })
    expect(report.missing.map(({ signal }: { signal: string }) => signal)).toEqual([
      'holder concentration of today',
      'honeypot test and taxes',
      'verified source code',
    ])
  })

  it('leads every figure back to what the node answered at one block', async () => {
    const { onchain: report } = await token('plain')
    const [computed] = report.contract.totalSupply.evidence
    expect(computed).toMatchObject({ mode: 'COMPUTED', source: 'ChainLens' })
    expect(computed.inputs.map((input: { excerpt: string }) => input.excerpt)).toEqual([
      expect.stringMatching(/^eth_call totalSupply\(\) of 0x\w{40}: 0x\w{64} at block \d+ \(0x\w{64}\)$/),
      expect.stringMatching(/^eth_call decimals\(\)/),
      expect.stringMatching(/^eth_call symbol\(\)/),
    ])
    const read = report.evidence.filter(({ mode }: { mode: string }) => mode !== 'COMPUTED')
    const blocks = new Set(read.map(({ excerpt }: { excerpt: string }) => /\(0x\w{64}\)/.exec(excerpt)?.[0]))
    expect(blocks.size).toBe(1)
    for (const evidence of read) {
      // A node out of the settings may have a key in its address, which no reader may see.
      expect(evidence).toMatchObject({
        source: 'Ethereum node',
        url: null,
        contentHash: expect.stringMatching(/^\w{64}$/),
      })
      expect(['LIVE', 'CACHED']).toContain(evidence.mode)
      expect(Date.parse(evidence.asOf)).toBeGreaterThan(Date.UTC(2020))
    }
    const known = new Set(report.evidence.map(({ id }: { id: string }) => id))
    for (const { evidence } of report.findings) for (const { id } of evidence) expect(known).toContain(id)
    for (const { id } of report.contract.evidence) expect(known).toContain(id)
  })
})

describe('a token with an owner', () => {
  it('has powers that are its owner’s, the graver first, where the owner is one key', async () => {
    const { onchain: report } = await token('powered')
    expect(report.contract).toMatchObject({
      owner: account,
      isOwnershipRenounced: false,
      canMint: true,
      canPause: true,
      canBlacklist: true,
    })
    expect(report.findings.map(({ code, severity }: Record<string, string>) => [code, severity])).toEqual([
      ['OWNER_CAN_MINT', 'HIGH'],
      ['OWNER_CAN_BLACKLIST', 'HIGH'],
      ['OWNER_CAN_PAUSE', 'MEDIUM'],
      ['WHAT_WAS_LOOKED_AT', 'INFO'],
    ])
  })

  it('keeps its powers when ownership is renounced, but they are no owner’s any more', async () => {
    const { onchain: report } = await token('renounced')
    expect(report.contract).toMatchObject({ owner: ZERO, isOwnershipRenounced: true, canMint: true })
    expect(report.findings.map(({ code, severity }: Record<string, string>) => [code, severity])).toEqual([
      ['CAN_MINT', 'LOW'],
      ['CAN_PAUSE', 'LOW'],
      ['CAN_BLACKLIST', 'LOW'],
      ['OWNERSHIP_RENOUNCED', 'INFO'],
      ['WHAT_WAS_LOOKED_AT', 'INFO'],
    ])
  })

  it('is said to be paused while it is', async () => {
    expect(finding((await token('paused')).onchain, 'IS_PAUSED')).toMatchObject({ severity: 'HIGH' })
    expect(finding((await token('powered')).onchain, 'IS_PAUSED')).toBeUndefined()
  })
})

describe('a proxy', () => {
  it('is analysed by the code behind it, and its admin’s owner is who may change it', async () => {
    const { decimals, onchain: report } = await token('transparent')
    expect(decimals).toBe(6)
    expect(report.contract).toMatchObject({
      isProxy: true,
      implementation: deployed.logic,
      owner: account,
      canMint: true,
    })
    expect(report.contract.totalSupply).toMatchObject({ exact: '5', unit: 'PRX' })
    expect(report.contract.proxyAdmin).toMatch(/^0x\w{40}$/)
    expect(report.contract.proxyAdmin).not.toBe(account)
    expect(finding(report, 'PROXY_UPGRADEABLE_BY_EOA')).toMatchObject({ severity: 'HIGH' })
  })

  it('weighs less where a timelock has its admin', async () => {
    const { onchain: report } = await token('behindTimelock')
    expect(codes(report)).not.toContain('PROXY_UPGRADEABLE_BY_EOA')
    const upgradeable = finding(report, 'PROXY_UPGRADEABLE')
    expect(upgradeable).toMatchObject({ severity: 'MEDIUM', detail: expect.stringContaining('timelock') })
  })

  it('that upgrades itself is found by the function behind it', async () => {
    const { onchain: report } = await token('uups')
    expect(report.contract).toMatchObject({ isProxy: true, proxyAdmin: null })
    const { detail } = finding(report, 'PROXY_UPGRADEABLE')
    expect(detail).toContain('The code behind this proxy has a function that replaces it.')
    expect(detail).toContain('Its owner is an ordinary account')
  })

  it('that follows a beacon is in the hand of the beacon’s owner', async () => {
    const { onchain: report } = await token('beaconProxy')
    expect(report.contract).toMatchObject({
      isProxy: true,
      implementation: deployed.logic,
      proxyAdmin: account,
      canMint: true,
    })
    expect(finding(report, 'PROXY_UPGRADEABLE_BY_EOA').detail).toContain('beacon')
  })

  it('of the minimal kind forwards to a fixed contract, which is no proxy that can be changed', async () => {
    const { onchain: report } = await token('clone')
    expect(report.contract).toMatchObject({
      isProxy: false,
      implementation: deployed.logic,
      canMint: true,
      canPause: false,
    })
    expect(codes(report)).toContain('MINIMAL_PROXY')
  })

  it('that says itself what it forwards to is believed, and who may change that is not known', async () => {
    const { onchain: report } = await token('declaring')
    expect(report.contract).toMatchObject({
      isProxy: true,
      implementation: deployed.logic,
      proxyAdmin: null,
      canMint: true,
    })
    expect(finding(report, 'PROXY_UPGRADEABLE')).toMatchObject({ severity: 'MEDIUM' })
  })

  it('of several contracts is analysed by all of them', async () => {
    const { onchain: report } = await token('diamond')
    expect(report.contract).toMatchObject({ isProxy: true, implementation: null, canMint: true, canPause: true })
  })

  it('by no known pattern leaves unknown what was not found', async () => {
    const { onchain: report } = await token('hidden')
    expect(report.contract).toMatchObject({
      isProxy: null,
      implementation: null,
      canMint: null,
      canPause: null,
      canBlacklist: null,
    })
    expect(finding(report, 'CAN_RUN_OTHER_CODE')).toMatchObject({ severity: 'MEDIUM' })
    const unknown = report.missing.filter(({ code }: { code: string }) => code === 'CODE_NOT_READABLE')
    expect(unknown).toHaveLength(3)
  })
})

describe('contracts of the main net', () => {
  it('UNI can mint by a minter of its own, here behind a timelock', async () => {
    const { decimals, onchain: report } = await token(UNI)
    expect(decimals).toBe(18)
    expect(report.contract).toMatchObject({
      isProxy: false,
      owner: null,
      canMint: true,
      canPause: false,
      canBlacklist: false,
      codeHash: recorded('uni').codeHash,
    })
    expect(report.contract.totalSupply).toMatchObject({ exact: '1000000000', value: 1e9, unit: 'UNI' })
    expect(finding(report, 'CAN_MINT')).toMatchObject({
      severity: 'MEDIUM',
      detail: expect.stringContaining('By its function minter'),
    })
    // The airdrop list is a recording, and a node was named: it must not be shown.
    expect(report.holders).toBeNull()
  })

  it('WETH9 has no powers, and its fallback is not taken for an owner', async () => {
    const { decimals, onchain: report } = await token(WETH9)
    expect(decimals).toBe(18)
    expect(report.contract).toMatchObject({
      isProxy: false,
      owner: null,
      canMint: false,
      canPause: false,
      canBlacklist: false,
    })
    expect(report.contract.totalSupply).toMatchObject({ exact: '1.000000000000000001', unit: 'WETH' })
  })

  it('the USDC proxy is found by its older slots and analysed by the code behind', async () => {
    const { onchain: report } = await token(USDC)
    expect(report.contract).toMatchObject({
      isProxy: true,
      implementation: USDC_IMPLEMENTATION,
      proxyAdmin: USDC_ADMIN,
      canMint: true,
      canPause: true,
      canBlacklist: true,
      codeHash: recorded('usdc-proxy').codeHash,
    })
    expect(codes(report)).toContain('PROXY_UPGRADEABLE_BY_EOA')
  })
})

describe('what is no proper token', () => {
  it('an address without code is a critical finding and nothing is known of it', async () => {
    const { decimals, onchain: report } = await token(NO_ONE)
    expect(decimals).toBeNull()
    expect(report.findings[0]).toMatchObject({ code: 'NOT_A_CONTRACT', severity: 'CRITICAL' })
    expect(codes(report)).toContain('DECIMALS_UNKNOWN')
    expect(report.contract).toMatchObject({ isProxy: null, canMint: null, totalSupply: null, codeHash: null })
  })

  it('an ordinary account that lends itself code is no contract', async () => {
    expect((await token('lent')).onchain.findings[0]).toMatchObject({ code: 'NOT_A_CONTRACT' })
  })

  it('decimals that are none, or none at all, are null with a finding, and amounts are not made up', async () => {
    for (const name of ['odd', 'silent']) {
      const { decimals, onchain: report } = await token(name)
      expect(decimals).toBeNull()
      expect(codes(report)).toContain('DECIMALS_UNKNOWN')
      expect(report.contract.totalSupply).toBeNull()
    }
    const { onchain: report } = await token('silent')
    expect(report.missing).toContainEqual(expect.objectContaining({ code: 'DECIMALS_UNKNOWN', signal: 'total supply' }))
  })

  it('255 decimals are still a number of decimals', async () => {
    expect((await token('mostDecimals')).decimals).toBe(255)
  })
})

describe('a chain’s own coin', () => {
  it('has decimals by the chain registry, no contract, and no holder list', async () => {
    const { decimals, onchain: report } = await onchain.report('eip155:1/slip44:60')
    expect(decimals).toBe(18)
    expect(report).toMatchObject({ status: 'PARTIAL', contract: null, holders: null })
    const registry = report.evidence.find(({ source }: { source: string }) => source.startsWith('viem chain registry'))
    expect(registry.excerpt).toContain('"decimals":18')
  })

  it('is not whatever coin an id names', async () => {
    const { decimals, onchain: report } = await onchain.report('eip155:1/slip44:0')
    expect(decimals).toBeNull()
    expect(codes(report)).toContain('DECIMALS_UNKNOWN')
  })
})

describe('the graph', () => {
  it('parses an id and asks nobody, also as a reference of another subgraph', async () => {
    const { data } = await onchain.ask(
      `query ($r: [_Any!]!) {
        none: token(id: "nonsense") { id }
        upper: token(id: "EIP155:1/ERC20:${UNI.toUpperCase().replace('0X', '0x')}") { id chainId address }
        _entities(representations: $r) { ... on Token { id chainId address } }
      }`,
      { r: [{ __typename: 'Token', id: 'eip155:1/slip44:60' }] },
    )
    expect(data.none).toBeNull()
    expect(data.upper).toEqual({ id: `eip155:1/erc20:${UNI}`, chainId: 'eip155:1', address: UNI })
    expect(data._entities).toEqual([{ id: 'eip155:1/slip44:60', chainId: 'eip155:1', address: null }])
  })
})
