import { createHash } from 'node:crypto'

/** Numbers from 0 to 1 that are the same for the same seed. */
export function createRandom(seed: number): () => number {
  let drawn = 0
  return () => createHash('sha256').update(`${seed}:${++drawn}`).digest().readUInt32BE(0) / 2 ** 32
}

/** The seed of this run of the suite: FAULTS_SEED, or another each time; printed with the rows that use it. */
export const SEED = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000)
