import { computedEvidence } from '@chainlens/platform/evidence'
import type { ChainView, Hex, Reading } from '../../sources/source.ts'
import { POWER_SIGNS, type Power } from '../code/powers.ts'
import type { FunctionsOfCode } from '../code/read-functions.ts'
import type { Notes } from '../notes.ts'
import { addressIn } from '../words.ts'
import type { PowerFacts } from './contract-facts.ts'
import { describeController } from './describe-controller.ts'

/** What readPowers needs. */
export interface PowersToRead {
  view: ChainView
  address: string
  notes: Notes
  functions: FunctionsOfCode
  /** The codes that the functions were read from. */
  codes: readonly Reading<Hex>[]
}

/** Whether the code lets someone mint, pause or bar, and whom it names as the one who may. */
export function readPowers(input: PowersToRead): Promise<PowerFacts[]> {
  return Promise.all((Object.keys(POWER_SIGNS) as Power[]).map((power) => readPower(input, power)))
}

async function readPower(input: PowersToRead, power: Power): Promise<PowerFacts> {
  const { functions, codes } = input
  const { functions: signatures, getters } = POWER_SIGNS[power]
  const found = signatures.filter(functions.has)
  const said = found.length > 0 ? `functions found: ${found.join(', ')}` : 'none of the functions looked for was found'
  const evidence = computedEvidence({
    excerpt: `${power}: ${said}`,
    asOf: codes[0]?.evidence.asOf ?? null,
    inputs: codes.map((code) => code.evidence),
  })
  return {
    power,
    isThere: found.length > 0 ? true : functions.isComplete ? false : null,
    functions: found.map((signature) => signature.slice(0, signature.indexOf('('))),
    holder: found.length > 0 ? await readHolder(input, getters) : null,
    evidence: [evidence],
  }
}

async function readHolder(input: PowersToRead, getters: readonly string[]): Promise<PowerFacts['holder']> {
  const getter = getters.find(input.functions.has)
  if (!getter) return null
  const answer = await input.notes.take('who holds power over the contract', input.view.call(input.address, getter))
  const address = answer && addressIn(answer.value)
  if (!address) return null
  const controller = await describeController(input, address)
  return { ...controller, getter, evidence: [answer.evidence, ...controller.evidence] }
}
