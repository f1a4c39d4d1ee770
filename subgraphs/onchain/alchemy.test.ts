import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type JsonRpcStub, type StubAnswer, startJsonRpcStub } from './testing/json-rpc-stub.ts'
import { type OpenOnchain, openOnchain } from './testing/open-onchain.ts'

const ADDRESS = '0x00000000000000000000000000000000000000aa'
const TOKEN = `eip155:1/erc20:${ADDRESS}`
const KEY = 'alchemy-secret'
const TIMEOUT_MS = 2000

let alchemy: JsonRpcStub
let publicNode: JsonRpcStub
let onchain: OpenOnchain | undefined
beforeEach(async () => {
  alchemy = await startJsonRpcStub()
  publicNode = await startJsonRpcStub()
  for (const node of [alchemy, publicNode]) node.answer('eth_getCode', { result: '0x6001600101' })
})
afterEach(async () => {
  await onchain?.dispose()
  await alchemy.dispose()
  await publicNode.dispose()
})

const open = (more: { evmRpcUrls?: Record<number, string> } = {}) =>
  openOnchain(
    { keys: { ALCHEMY: KEY }, baseUrls: { ALCHEMY: alchemy.url }, sourceTimeoutMs: TIMEOUT_MS, ...more },
    { 1: { chainName: 'Ethereum', url: publicNode.url } },
  )
// biome-ignore lint/suspicious/noExplicitAny: tests read any answer
const preferred = (report: any) => report.missing.find((one: any) => one.signal === 'the preferred node')

describe('Alchemy', () => {
  it('goes before a public node where there is a key, which is neither shown nor kept', async () => {
    onchain = await open()
    const { onchain: report } = await onchain.report(TOKEN)
    expect(report.contract.codeHash).toMatch(/^0x\w{64}$/)
    expect(report.evidence.map(({ source }: { source: string }) => source)).toContain('Ethereum node (Alchemy)')
    expect(preferred(report)).toBeUndefined()
    expect(publicNode.questions).toEqual([])
    expect(JSON.stringify([report, [...(await onchain.keptDocuments()).values()]])).not.toContain(KEY)
  })

  it.each<[string, StubAnswer, string]>([
    [
      'a wrong key',
      { status: 401, body: '{"error":{"code":-32600,"message":"Must be authenticated!"}}' },
      'KEY_REFUSED',
    ],
    [
      'a key without the network',
      { status: 403, body: '{"error":{"message":"ETH_MAINNET is not enabled"}}' },
      'KEY_REFUSED',
    ],
    [
      'spent compute units',
      { error: { code: 429, message: 'exceeded its compute units per second capacity' } },
      'RATE_LIMITED',
    ],
    ['a hang', 'hang', 'TIMED_OUT'],
    ['HTML', { status: 200, body: '<html></html>' }, 'BAD_ANSWER'],
  ])('with %s is missing by name, and a public node is asked', async (_, answer, code) => {
    alchemy.answer('*', answer)
    onchain = await open()
    const { onchain: report } = await onchain.report(TOKEN)
    expect(report.contract.codeHash).toMatch(/^0x\w{64}$/)
    expect(preferred(report)).toMatchObject({ code, reason: expect.stringMatching(/^Ethereum node \(Alchemy\): /) })
    expect(JSON.stringify(report)).not.toContain(KEY)
  })

  it('is not asked where EVM_RPC_URL_1 names the node', async () => {
    onchain = await open({ evmRpcUrls: { 1: publicNode.url } })
    expect((await onchain.report(TOKEN)).onchain.contract.codeHash).toMatch(/^0x\w{64}$/)
    expect(alchemy.questions).toEqual([])
  })

  it('is not replaced by recordings where its address is a setting', async () => {
    alchemy.answer('*', { status: 500, body: '{}' })
    await publicNode.dispose()
    onchain = await open()
    const { onchain: report } = await onchain.report('eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984')
    expect(report).toMatchObject({ status: 'NO_DATA', contract: null })
    publicNode = await startJsonRpcStub()
  })
})
