import type { ChainView, Hex, Reading } from '../../sources/source.ts'
import { isOrdinaryAccount } from '../code/account-code.ts'
import type { Notes } from '../notes.ts'
import { addressIn, numberIn } from '../words.ts'
import type { Controller } from './controller.ts'

const SIGNAL = 'who holds power over the contract'
const NOBODY = new Set(['0x0000000000000000000000000000000000000000', '0x000000000000000000000000000000000000dead'])

/** Whether an address is one that no one has the key of. */
export function isNobody(address: string): boolean {
  return NOBODY.has(address)
}

/** Finds out what kind of address holds a power, and for a contract who owns it in turn, one step far. */
export async function describeController(
  { view, notes }: { view: ChainView; notes: Notes },
  address: string,
  depth = 1,
): Promise<Controller> {
  if (isNobody(address)) return { address, kind: 'NOBODY', owner: null, evidence: [] }
  const code = await notes.take(SIGNAL, view.code(address))
  if (!code) return { address, kind: 'UNKNOWN', owner: null, evidence: [] }
  if (isOrdinaryAccount(code.value)) return { address, kind: 'ACCOUNT', owner: null, evidence: [code.evidence] }
  const ask = (signature: string) => notes.take(SIGNAL, view.call(address, signature))
  const [minimumDelay, delay, threshold, owner] = await Promise.all([
    ask('getMinDelay()'), // OpenZeppelin TimelockController
    ask('delay()'), // Compound Timelock
    ask('getThreshold()'), // Safe
    ask('owner()'),
  ])
  const found = (kind: Controller['kind'], reading: Reading<Hex>): Controller => {
    return { address, kind, owner: null, evidence: [code.evidence, reading.evidence] }
  }
  if (isAbove0(minimumDelay)) return found('TIMELOCK', minimumDelay!)
  if (isAbove0(delay)) return found('TIMELOCK', delay!)
  if (isAbove0(threshold)) return found('MULTISIG', threshold!)
  const named = owner && addressIn(owner.value)
  if (!named || depth === 0) return { address, kind: 'CONTRACT', owner: null, evidence: [code.evidence] }
  const above = await describeController({ view, notes }, named, depth - 1)
  return { address, kind: 'CONTRACT', owner: above, evidence: [code.evidence, owner.evidence, ...above.evidence] }
}

function isAbove0(answer: Reading<Hex> | null): boolean {
  const value = answer && numberIn(answer.value)
  return value !== null && value > 0n
}
