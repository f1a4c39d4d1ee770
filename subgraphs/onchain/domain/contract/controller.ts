import type { Evidence } from '@chainlens/platform/evidence'

/** Someone who holds a power over a contract. */
export interface Controller {
  /** Lower case. */
  address: string
  kind: /** The zero address or 0x…dead: no one has its key. */
    | 'NOBODY'
    /** An ordinary account: whoever has its one key. */
    | 'ACCOUNT'
    /** A contract that answers as a timelock does. */
    | 'TIMELOCK'
    /** A contract that answers as a multi-signature wallet does. */
    | 'MULTISIG'
    /** Any other contract. */
    | 'CONTRACT'
    /** Its code could not be read. */
    | 'UNKNOWN'
  /** Who owns it, where it is a contract that names an owner, e.g. the owner of a ProxyAdmin. */
  owner: Controller | null
  evidence: Evidence[]
}

/** Whether one key decides: an ordinary account, or a contract that an ordinary account owns. */
export function isOneKey(controller: Controller): boolean {
  return controller.kind === 'ACCOUNT' || (controller.kind === 'CONTRACT' && controller.owner?.kind === 'ACCOUNT')
}

/** The controller in a few words, to stand in a sentence. */
export function controllerInWords({ kind, owner }: Controller): string {
  if (kind === 'NOBODY') return 'nobody (the zero or the dead address)'
  if (kind === 'ACCOUNT') return 'an ordinary account, so one key'
  if (kind === 'TIMELOCK') return 'a contract that answers as a timelock does'
  if (kind === 'MULTISIG') return 'a contract that answers as a multi-signature wallet does'
  if (kind === 'UNKNOWN') return 'an address that could not be looked at'
  return owner ? `a contract whose own owner is ${controllerInWords(owner)}` : 'a contract whose rules are not known'
}
