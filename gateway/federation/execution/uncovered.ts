/** A plan that can't be compiled; it runs as it is. */
export class Uncovered extends Error {
  /** What of it: the kind of a node, or a part of one. */
  readonly reason: string

  constructor(reason: string) {
    super(`a plan with ${reason} is not compiled`)
    this.reason = reason
  }
}
