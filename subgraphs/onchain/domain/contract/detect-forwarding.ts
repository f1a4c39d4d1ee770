import type { ChainView, Hex, Reading } from '../../sources/source.ts'
import { canRunOtherCode } from '../code/instructions.ts'
import { minimalProxyTarget } from '../code/minimal-proxy-target.ts'
import type { Notes } from '../notes.ts'
import { addressesIn, addressIn } from '../words.ts'
import type { Forwarding } from './forwarding.ts'
import { PROXY_SLOTS } from './proxy-slots.ts'

const SIGNAL = 'what the contract forwards to'
const ZERO = '0x0000000000000000000000000000000000000000'
/** More facets than any known diamond has; the rest is then not analysed, and is said to be unknown. */
const MOST_FACETS = 40

/** What detectForwarding needs. */
export interface ContractToRead {
  view: ChainView
  address: string
  code: Reading<Hex>
  notes: Notes
}

/** Finds out whether a contract forwards its calls, and to which code. Failures of the source go to the notes. */
export async function detectForwarding(contract: ContractToRead): Promise<Forwarding> {
  const { code } = contract
  const none = { targets: [], admin: null, beacon: null, evidence: [code.evidence] }
  if (!canRunOtherCode(code.value)) return { ...none, kind: 'NONE' }
  const bySlots = await readSlots(contract)
  if (bySlots) return bySlots
  const target = minimalProxyTarget(code.value)
  if (target) return { ...none, kind: 'MINIMAL', targets: [target] }
  return (await askContract(contract)) ?? { ...none, kind: 'UNKNOWN' }
}

/** The address in a word or an answer, with its evidence; null for none, zero, or anything else. */
function named(reading: Reading<Hex> | null): Reading<string> | null {
  const address = reading && addressIn(reading.value)
  return address && address !== ZERO ? { value: address, evidence: reading.evidence } : null
}

async function readSlots({ view, address, code, notes }: ContractToRead): Promise<Forwarding | null> {
  const read = async (slot: keyof typeof PROXY_SLOTS) =>
    named(await notes.take(SIGNAL, view.storage(address, PROXY_SLOTS[slot])))
  const [implementation, admin, beacon, proxiable, oldImplementation, oldAdmin] = await Promise.all([
    read('implementation'),
    read('admin'),
    read('beacon'),
    read('proxiable'),
    read('zeppelinImplementation'),
    read('zeppelinAdmin'),
  ])
  const target = implementation ?? oldImplementation ?? proxiable
  if (target) {
    const controller = target === implementation ? admin : target === oldImplementation ? oldAdmin : null
    const evidence = [code.evidence, target.evidence, ...(controller ? [controller.evidence] : [])]
    return { kind: 'SLOT', targets: [target.value], admin: controller?.value ?? null, beacon: null, evidence }
  }
  if (!beacon) return null
  const behind = named(await notes.take(SIGNAL, view.call(beacon.value, 'implementation()')))
  const evidence = [code.evidence, beacon.evidence, ...(behind ? [behind.evidence] : [])]
  return { kind: 'BEACON', targets: behind ? [behind.value] : [], admin: null, beacon: beacon.value, evidence }
}

async function askContract({ view, address, code, notes }: ContractToRead): Promise<Forwarding | null> {
  const ask = (signature: string) => notes.take(SIGNAL, view.call(address, signature))
  const [eip897, comptroller, facets] = await Promise.all([
    ask('implementation()'),
    ask('comptrollerImplementation()'),
    ask('facetAddresses()'),
  ])
  const declared = named(eip897) ?? named(comptroller)
  if (declared && declared.value !== address) {
    const evidence = [code.evidence, declared.evidence]
    return { kind: 'DECLARED', targets: [declared.value], admin: null, beacon: null, evidence }
  }
  const addresses = facets && addressesIn(facets.value)
  if (!addresses?.length) return null
  const targets = [...new Set(addresses)].slice(0, MOST_FACETS)
  return { kind: 'DIAMOND', targets, admin: null, beacon: null, evidence: [code.evidence, facets!.evidence] }
}
