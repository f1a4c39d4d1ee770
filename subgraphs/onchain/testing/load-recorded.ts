import { readFileSync } from 'node:fs'
import type { Anvil } from './start-anvil.ts'

/** Addresses of the main net that recordings speak of. */
export const MAIN_NET = {
  uni: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
  weth9: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2',
  usdc: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  usdcImplementation: '0x43506849d7c04f9138d1a2050bbf3a0c054402dd',
  usdcAdmin: '0x807a96288a1a408dbc13de2b1d087d10356395d2',
}

const word = (value: string) => `0x${value.replace(/^0x/, '').padStart(64, '0')}`

/** The recorded code of a contract, with its hash. */
export function recorded(name: string): { code: string; codeHash: string } {
  return JSON.parse(readFileSync(new URL(`../recordings/contract/${name}.json`, import.meta.url), 'utf8'))
}

/** The recorded code at its own addresses, with storage as on the main net where that is known. */
export async function loadRecorded(anvil: Anvil, deployed: Record<string, string>): Promise<void> {
  const {
    uni: UNI,
    weth9: WETH9,
    usdc: USDC,
    usdcImplementation: USDC_IMPLEMENTATION,
    usdcAdmin: USDC_ADMIN,
  } = MAIN_NET
  await anvil.request('anvil_setCode', [UNI, recorded('uni').code])
  await anvil.request('anvil_setStorageAt', [UNI, word('0'), word((10n ** 27n).toString(16))])
  await anvil.request('anvil_setStorageAt', [UNI, word('1'), word(deployed.timelock!)])
  await anvil.request('anvil_setCode', [WETH9, recorded('weth9').code])
  const storage = [
    '0x577261707065642045746865720000000000000000000000000000000000001a',
    '0x5745544800000000000000000000000000000000000000000000000000000008',
    word('12'),
  ]
  for (const [slot, value] of storage.entries())
    await anvil.request('anvil_setStorageAt', [WETH9, word(slot.toString(16)), value])
  await anvil.request('anvil_setBalance', [WETH9, '0xde0b6b3a7640001'])
  await anvil.request('anvil_setCode', [USDC, recorded('usdc-proxy').code])
  const implementationSlot = '0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3'
  const adminSlot = '0x10d6a54a4754c8869d6886b5f5d7fbfa5b4522237ea5c60d11bc4e7a1ff9390b'
  await anvil.request('anvil_setStorageAt', [USDC, implementationSlot, word(USDC_IMPLEMENTATION)])
  await anvil.request('anvil_setStorageAt', [USDC, adminSlot, word(USDC_ADMIN)])
  const standIn = await anvil.request<string>('eth_getCode', [deployed.powered, 'latest'])
  await anvil.request('anvil_setCode', [USDC_IMPLEMENTATION, standIn])
}
