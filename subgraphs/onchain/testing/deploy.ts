import { readFileSync } from 'node:fs'
import { concatHex, encodeAbiParameters, parseAbiParameters } from 'viem/utils'
import type { Hex } from '../sources/source.ts'
import type { Anvil } from './start-anvil.ts'

const artifacts = JSON.parse(readFileSync(new URL('contracts/artifacts.json', import.meta.url), 'utf8')) as {
  contracts: Record<string, Hex>
}

interface Receipt {
  status: string
  contractAddress: string
}

/** The first account that anvil gives ether to; it signs for whoever asks. */
export async function firstAccount(anvil: Anvil): Promise<string> {
  const [account] = await anvil.request<string[]>('eth_accounts')
  return account!
}

/** Sends a transaction from the first account. Throws where it is reverted: a reverted deployment has an address too. */
export async function send(anvil: Anvil, transaction: { to?: string; data: Hex }): Promise<Receipt> {
  const from = await firstAccount(anvil)
  const request = { from, gas: '0x1000000', ...transaction }
  // The receipt of a transaction that is only sent may not be there yet.
  const receipt = await anvil.request<Receipt>('eth_sendTransactionSync', [request])
  if (receipt.status !== '0x1') throw new Error('The transaction was reverted.')
  return receipt
}

/**
 * Deploys a contract of testing/contracts and returns its address in lower case.
 *
 * @param types of the constructor's parameters, e.g. 'uint8, uint256'
 */
export async function deploy(anvil: Anvil, name: string, types = '', values: unknown[] = []): Promise<string> {
  const code = artifacts.contracts[name]
  if (!code) throw new Error(`There is no contract ${name}; run compile-contracts.ts.`)
  const parameters = types ? encodeAbiParameters(parseAbiParameters(types) as never, values as never) : '0x'
  const receipt = await send(anvil, { data: concatHex([code, parameters]) })
  return receipt.contractAddress.toLowerCase()
}
