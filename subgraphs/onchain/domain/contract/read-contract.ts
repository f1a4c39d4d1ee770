import { SourceFailure } from '@chainlens/platform/sources'
import type { ChainView, Hex, Reading } from '../../sources/source.ts'
import { type FunctionsOfCode, readFunctions } from '../code/read-functions.ts'
import type { Notes } from '../notes.ts'
import { addressIn, flagIn, numberIn, tickerIn } from '../words.ts'
import type { ContractFacts } from './contract-facts.ts'
import type { Controller } from './controller.ts'
import { describeController } from './describe-controller.ts'
import { detectForwarding } from './detect-forwarding.ts'
import type { Forwarding } from './forwarding.ts'
import { readPowers } from './read-powers.ts'

/** What readContract needs. */
export interface ContractWithCode {
  view: ChainView
  address: string
  code: Reading<Hex>
  notes: Notes
}

const UPGRADE_FUNCTIONS = [
  'upgradeTo(address)', // EIP-1822 and OpenZeppelin UUPS before 5
  'upgradeToAndCall(address,bytes)', // OpenZeppelin UUPS
  'updateCodeAddress(address)', // the example of EIP-1822
  'diamondCut((address,uint8,bytes4[])[],address,bytes)', // EIP-2535
  '_setPendingImplementation(address)', // Compound Unitroller
]

/** Reads everything of a contract that has code. What its source cannot tell goes to the notes. */
export async function readContract(contract: ContractWithCode): Promise<ContractFacts> {
  const { view, address, code, notes } = contract
  const [forwarding, owner, supply, symbol] = await Promise.all([
    detectForwarding(contract),
    readOwner(contract),
    notes.take('total supply', view.call(address, 'totalSupply()')),
    optional(view.call(address, 'symbol()')),
  ])
  const targetCodes = await readTargets(contract, forwarding)
  const functions = await readFunctions([code, ...targetCodes].map(({ value }) => value))
  const isComplete = functions.isComplete && allTargetsRead(forwarding, targetCodes)
  const known: FunctionsOfCode = { has: functions.has, isComplete }
  const [powers, paused, upgrader] = await Promise.all([
    readPowers({ ...contract, functions: known, codes: [code, ...targetCodes] }),
    functions.has('paused()') ? notes.take('whether transfers are paused', view.call(address, 'paused()')) : null,
    readUpgrader(contract, forwarding),
  ])
  const raw = supply && numberIn(supply.value)
  const ticker = symbol && tickerIn(symbol.value)
  const flag = paused && flagIn(paused.value)
  return {
    address,
    code,
    forwarding,
    targetCodes,
    hasTokenFunctions: functions.isComplete,
    hasUpgradeFunction: UPGRADE_FUNCTIONS.some(functions.has) || (isComplete ? false : null),
    upgrader,
    owner,
    powers,
    isPaused: flag === null ? null : { value: flag, evidence: paused!.evidence },
    supply: raw === null ? null : { value: raw, evidence: supply!.evidence },
    ticker: ticker === null ? null : { value: ticker, evidence: symbol!.evidence },
  }
}

/** For what is only a label: where its source cannot tell, nothing is missing. */
async function optional(reading: Promise<Reading<Hex>>): Promise<Reading<Hex> | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof SourceFailure) return null
    throw error
  }
}

async function readOwner(contract: ContractWithCode): Promise<Controller | null> {
  const ask = (signature: string) => contract.notes.take('owner', contract.view.call(contract.address, signature))
  const [owner, getOwner] = await Promise.all([ask('owner()'), ask('getOwner()')])
  const answer = [owner, getOwner].find((reading) => reading && addressIn(reading.value) !== null)
  if (!answer) return null
  const controller = await describeController(contract, addressIn(answer.value)!)
  return { ...controller, evidence: [answer.evidence, ...controller.evidence] }
}

async function readTargets({ view, notes }: ContractWithCode, { targets }: Forwarding): Promise<Reading<Hex>[]> {
  const codes = await Promise.all(targets.map((target) => notes.take('implementation code', view.code(target))))
  return codes.filter((code) => code !== null && code.value !== '0x') as Reading<Hex>[]
}

/** Whether every code that can run was read; a contract that forwards to the unknown can do anything. */
function allTargetsRead({ kind, targets }: Forwarding, codes: readonly Reading<Hex>[]): boolean {
  if (kind === 'NONE') return true
  return kind !== 'UNKNOWN' && targets.length > 0 && codes.length === targets.length
}

async function readUpgrader(contract: ContractWithCode, forwarding: Forwarding): Promise<Controller | null> {
  const { admin, beacon } = forwarding
  if (admin) return describeController(contract, admin)
  if (!beacon) return null
  const owner = await contract.notes.take('owner of the beacon', contract.view.call(beacon, 'owner()'))
  const address = owner && addressIn(owner.value)
  if (!address) return null
  const controller = await describeController(contract, address)
  return { ...controller, evidence: [owner.evidence, ...controller.evidence] }
}
