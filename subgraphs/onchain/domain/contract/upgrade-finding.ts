import type { Finding } from '@chainlens/platform/evidence'
import type { ContractFacts } from './contract-facts.ts'
import { type Controller, controllerInWords, isOneKey } from './controller.ts'

type Shown = Pick<Finding, 'code' | 'severity' | 'title' | 'detail'>

/** What the way in which a contract forwards its calls means for a holder; null where it does not forward. */
export function upgradeFinding(facts: ContractFacts): Finding | null {
  const shown = describe(facts)
  if (!shown) return null
  return { ...shown, evidence: [...facts.forwarding.evidence, ...(facts.upgrader?.evidence ?? [])] }
}

function describe(facts: ContractFacts): Shown | null {
  const { forwarding, upgrader } = facts
  if (forwarding.kind === 'NONE') return null
  if (forwarding.kind === 'MINIMAL')
    return {
      code: 'MINIMAL_PROXY',
      severity: 'INFO',
      title: 'Runs the code of another contract, always the same',
      detail:
        'It forwards every call to one fixed contract, whose code is what was analysed; the target cannot be changed.',
    }
  if (forwarding.kind === 'UNKNOWN') return toUnknown(facts)
  return upgrader ? byUpgrader(facts, upgrader) : withoutUpgrader(facts)
}

function toUnknown({ hasTokenFunctions }: ContractFacts): Shown {
  const code = 'CAN_RUN_OTHER_CODE'
  const rest = 'What was not found in its own code is therefore not known to be absent.'
  if (!hasTokenFunctions)
    return {
      code,
      severity: 'MEDIUM',
      title: 'Runs code that was not found',
      detail: `Its own code lacks what every token has, and can run another contract in its own name, by no pattern that is known here. ${rest}`,
    }
  return {
    code,
    severity: 'LOW',
    title: 'Can run code that was not found',
    detail: `Beside its own functions it can run another contract in its own name, by no pattern that is known here. ${rest}`,
  }
}

function byUpgrader({ forwarding }: ContractFacts, upgrader: Controller): Shown {
  const by = forwarding.kind === 'BEACON' ? 'The owner of the beacon it follows' : 'The admin of this proxy'
  if (upgrader.kind === 'NOBODY')
    return {
      code: 'PROXY_ADMIN_RENOUNCED',
      severity: 'INFO',
      title: 'A proxy whose admin is nobody',
      detail: `${by} is ${controllerInWords(upgrader)}, so it cannot change the code by that way.`,
    }
  const consequence = 'It can replace all of the code, and with it every rule of the token.'
  if (isOneKey(upgrader))
    return {
      code: 'PROXY_UPGRADEABLE_BY_EOA',
      severity: 'HIGH',
      title: 'One key can replace the code',
      detail: `${by} is ${controllerInWords(upgrader)}. ${consequence}`,
    }
  return {
    code: 'PROXY_UPGRADEABLE',
    severity: 'MEDIUM',
    title: 'The code can be replaced',
    detail: `${by} is ${controllerInWords(upgrader)}. ${consequence}`,
  }
}

function withoutUpgrader({ hasUpgradeFunction, owner }: ContractFacts): Shown {
  const who = owner
    ? `Its owner is ${controllerInWords(owner)}; whether the owner is the one who may is not visible from outside.`
    : 'Who may do so is not known.'
  const how = {
    true: 'The code behind this proxy has a function that replaces it.',
    false:
      'It forwards to a contract that its storage names; no known function that changes it was found, which proves nothing.',
    null: 'It forwards to a contract that it names itself, and how that is changed could not be read.',
  }[`${hasUpgradeFunction}`]
  return { code: 'PROXY_UPGRADEABLE', severity: 'MEDIUM', title: 'The code can be replaced', detail: `${how} ${who}` }
}
