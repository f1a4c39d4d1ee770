const ROUNDING = 1e-12

/** True where a deviation is zero but for the rounding of floats: what is divided by it has no meaning then. */
export function isFlat(deviation: number): boolean {
  return deviation <= ROUNDING
}
