import type { Evidence } from '@chainlens/platform/evidence'
import type { Hex, Reading } from '../../sources/source.ts'
import type { Power } from '../code/powers.ts'
import type { Controller } from './controller.ts'
import type { Forwarding } from './forwarding.ts'

/** Whether the code holds one power, and who has it. */
export interface PowerFacts {
  power: Power
  /** Null: the code could not be read well enough to tell. */
  isThere: boolean | null
  /** Names of the functions that show it, without arguments. */
  functions: string[]
  /** Who has it by a getter of its own, e.g. minter(); null where there is no such getter. */
  holder: (Controller & { getter: string }) | null
  evidence: Evidence[]
}

/** What could be read of a contract. */
export interface ContractFacts {
  address: string
  code: Reading<Hex>
  forwarding: Forwarding
  /** Codes that the calls end in, where the contract forwards. */
  targetCodes: Reading<Hex>[]
  /** Whether the codes that were read have the functions that every ERC-20 has. */
  hasTokenFunctions: boolean
  /** Whether the codes behind let one change what runs, e.g. upgradeToAndCall(); null: not known. */
  hasUpgradeFunction: boolean | null
  /** Who may change what runs, as far as that is known. */
  upgrader: Controller | null
  /** Whom owner() or getOwner() names. */
  owner: Controller | null
  powers: PowerFacts[]
  /** What paused() answers; null where it does not. */
  isPaused: Reading<boolean> | null
  /** totalSupply() in the smallest unit. */
  supply: Reading<bigint> | null
  /** symbol(), where it is short and plain. */
  ticker: Reading<string> | null
}
