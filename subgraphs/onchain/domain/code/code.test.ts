import { readFileSync } from 'node:fs'
import { toFunctionSelector } from 'viem/utils'
import { describe, expect, it } from 'vitest'
import type { Hex } from '../../sources/source.ts'
import { isOrdinaryAccount } from './account-code.ts'
import { canRunOtherCode } from './instructions.ts'
import { minimalProxyTarget } from './minimal-proxy-target.ts'
import { POWER_SIGNS } from './powers.ts'
import { readFunctions } from './read-functions.ts'

const recorded = (name: string): Hex =>
  JSON.parse(readFileSync(new URL(`../../recordings/contract/${name}.json`, import.meta.url), 'utf8')).code
const TARGET = 'bebebebebebebebebebebebebebebebebebebebe'

describe('canRunOtherCode', () => {
  it('finds DELEGATECALL among instructions, not inside pushed data or metadata', () => {
    expect(canRunOtherCode('0x6001f4')).toBe(true)
    expect(canRunOtherCode('0x6001f2')).toBe(true)
    expect(canRunOtherCode('0x60f400')).toBe(false)
    expect(canRunOtherCode(`0x7f${'f4'.repeat(32)}00`)).toBe(false)
    // PUSH1 0, STOP, then {"ipfs": …f4…} and its length.
    expect(canRunOtherCode('0x600000a1f4f4f4f40005')).toBe(false)
    expect(canRunOtherCode('0x')).toBe(false)
  })

  it('tells the recorded proxy from the recorded tokens', () => {
    expect(canRunOtherCode(recorded('usdc-proxy'))).toBe(true)
    expect(canRunOtherCode(recorded('uni'))).toBe(false)
    expect(canRunOtherCode(recorded('weth9'))).toBe(false)
  })
})

describe('minimalProxyTarget', () => {
  it('reads the target out of every known kind', () => {
    const kinds: Hex[] = [
      `0x363d3d373d3d3d363d73${TARGET}5af43d82803e903d91602b57fd5bf3`,
      `0x3d3d3d3d363d3d37363d73${TARGET}5af43d3d93803e602a57fd5bf3`,
      `0x365f5f375f5f365f73${TARGET}5af43d5f5f3e5f3d91602a57fd5bf3`,
      `0x366000600037611000600036600073${TARGET}5af4602c57600080fd5b6110006000f3`,
    ]
    for (const kind of kinds) expect(minimalProxyTarget(kind)).toBe(`0x${TARGET}`)
  })

  it('fills up an address that begins with zeros and was pushed without them', () => {
    expect(minimalProxyTarget('0x363d3d373d3d3d363d6cbebebebebebebebebebebebebe5af43d82803e903d91602457fd5bf3')).toBe(
      `0x${'be'.repeat(13).padStart(40, '0')}`,
    )
  })

  it('takes no other code for one', () => {
    expect(minimalProxyTarget(recorded('usdc-proxy'))).toBeNull()
    expect(minimalProxyTarget(`0x00363d3d373d3d3d363d73${TARGET}5af43d82803e903d91602b57fd5bf3`)).toBeNull()
  })
})

describe('readFunctions', () => {
  it('finds all functions of the recorded contracts', async () => {
    const uni = await readFunctions([recorded('uni')])
    expect(uni.isComplete).toBe(true)
    for (const signature of ['mint(address,uint256)', 'minter()', 'setMinter(address)'])
      expect(uni.has(signature)).toBe(true)
    expect(uni.has('pause()')).toBe(false)
    expect((await readFunctions([recorded('usdc-proxy')])).isComplete).toBe(false)
  })

  it('survives bytes that are no code', async () => {
    for (const code of ['0x', '0x63', '0x7f', `0x${'5b'.repeat(30_000)}`, `0x${'6357'.repeat(12_000)}`] as Hex[])
      expect((await readFunctions([code])).isComplete).toBe(false)
  })
})

describe('the list of powers', () => {
  it('names each function once, by a signature that has a selector', () => {
    const all = Object.values(POWER_SIGNS).flatMap(({ functions, getters }) => [...functions, ...getters])
    const selectors = all.map((signature) => toFunctionSelector(signature))
    expect(new Set(selectors).size).toBe(all.length)
    // Well-known ones, to hold the spelling of the signatures.
    expect(selectors).toEqual(expect.arrayContaining(['0x40c10f19', '0x8456cb59', '0xf9f92be4', '0x0ecb93c0']))
  })
})

describe('isOrdinaryAccount', () => {
  it('knows accounts without code and accounts that lend themselves code', () => {
    expect(isOrdinaryAccount('0x')).toBe(true)
    expect(isOrdinaryAccount(`0xef0100${TARGET}`)).toBe(true)
    expect(isOrdinaryAccount(`0xef0100${TARGET}00`)).toBe(false)
    expect(isOrdinaryAccount('0x00')).toBe(false)
  })
})
