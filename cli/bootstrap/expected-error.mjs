/** A failure that its message explains in full; it is shown without a stack. */
export function expectedError(message) {
  return Object.assign(new Error(message), { isExpected: true })
}
