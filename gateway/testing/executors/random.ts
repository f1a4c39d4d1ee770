/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `below`. */
  number(below: number): number
  /** True as often as `of` says: 0 never, 1 always. */
  chance(of: number): boolean
  pick<Value>(values: readonly Value[]): Value
}

/** Begins with `seed` (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const random: Random = {
    number: (below) => Math.floor(next() * below),
    chance: (of) => next() < of,
    pick: (values) => values[random.number(values.length)] as never,
  }
  return random
}

/** A number that depends on every character of a text, and on nothing else (FNV-1a, mixed). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
