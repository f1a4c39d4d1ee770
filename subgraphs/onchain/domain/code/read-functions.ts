import { loadHashing } from '../../sources/hashing.ts'
import type { Hex } from '../../sources/source.ts'

/** Which functions deployed code offers. */
export interface FunctionsOfCode {
  /** Whether a function of this signature, e.g. `pause()`, is one of them. */
  has(signature: string): boolean
  /** Whether it is sure that one that was not found is not there. */
  isComplete: boolean
}

/** Every ERC-20 has these; where they are not found, the way in which the code finds its functions is not understood. */
const OF_EVERY_TOKEN = ['transfer(address,uint256)', 'balanceOf(address)']

/** Reads the functions out of the jump tables of the codes that together make a contract. */
export async function readFunctions(codes: readonly Hex[]): Promise<FunctionsOfCode> {
  // Read at the first question, not at the start.
  const [{ selectorsFromBytecode }, { toFunctionSelector }] = await Promise.all([
    import('@shazow/whatsabi'),
    loadHashing(),
  ])
  const selectors = new Set(codes.flatMap((code) => selectorsFromBytecode(code)))
  const has = (signature: string) => selectors.has(toFunctionSelector(signature))
  return { has, isComplete: OF_EVERY_TOKEN.every(has) }
}
