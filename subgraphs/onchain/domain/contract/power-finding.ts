import type { Finding } from '@chainlens/platform/evidence'
import type { Power } from '../code/powers.ts'
import type { PowerFacts } from './contract-facts.ts'
import { type Controller, controllerInWords, isOneKey } from './controller.ts'

const CAN: Record<Power, string> = {
  MINT: 'make more tokens',
  PAUSE: 'halt all transfers',
  BLACKLIST: 'bar accounts from transferring',
}

/**
 * How much a power weighs: HIGH where one key can dilute or bar holders, MEDIUM where one key can only
 * halt everyone, or where a contract or someone unknown has the power, LOW where nobody seems to.
 */
function severityOf(power: Power, holder: Controller | null): Finding['severity'] {
  if (!holder) return 'MEDIUM'
  if (holder.kind === 'NOBODY') return 'LOW'
  return isOneKey(holder) && power !== 'PAUSE' ? 'HIGH' : 'MEDIUM'
}

/** The finding for a power that the code holds; null where it does not, or where that is not known. */
export function powerFinding(facts: PowerFacts, owner: Controller | null): Finding | null {
  if (!facts.isThere) return null
  const { power, holder } = facts
  const controller = holder ?? owner
  // A power of someone else's, of nobody or of someone unknown is not the owner's.
  const isOwners = !holder && owner !== null && owner.kind !== 'NOBODY'
  const evidence = [...facts.evidence, ...(controller?.evidence ?? [])]
  return {
    code: isOwners ? `OWNER_CAN_${power}` : `CAN_${power}`,
    severity: severityOf(power, controller),
    title: isOwners ? `The owner may be able to ${CAN[power]}` : `Someone may be able to ${CAN[power]}`,
    detail: `${functionsInWords(facts.functions)} ${holderInWords(facts, owner)}`,
    evidence,
  }
}

function functionsInWords(functions: readonly string[]): string {
  const names = [...new Set(functions)]
  return `The code has the function${names.length > 1 ? 's' : ''} ${names.join(', ')}.`
}

function holderInWords({ holder, power }: PowerFacts, owner: Controller | null): string {
  if (holder) {
    const getter = holder.getter.slice(0, -2)
    return `By its function ${getter}, the one who may ${CAN[power]} is ${controllerInWords(holder)}.`
  }
  if (!owner) return 'It names no owner; who may call this is not known.'
  if (owner.kind === 'NOBODY')
    return 'Ownership is renounced, so that no owner can call this; another role may, which is not visible from outside.'
  return `Its owner is ${controllerInWords(owner)}. Whether the owner alone may call this is not visible from outside.`
}
