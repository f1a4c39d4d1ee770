/** Keccak-256 and what follows from it. */
export type Hashing = Pick<typeof import('viem/utils'), 'keccak256' | 'toFunctionSelector'>

let hashing: Promise<Hashing> | undefined

/** Read at the first question, not at the start: most processes look at no contract for a long time. */
export function loadHashing(): Promise<Hashing> {
  hashing ??= import('viem/utils')
  return hashing
}
