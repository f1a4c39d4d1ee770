/** How many use something that is to end once it is out of date and nobody uses it any more. */
export interface UseCount {
  enter(): void
  leave(): void
  /** No one begins to use it from now on; `onEnd` is called once, when the last has left. */
  retire(onEnd: () => void): void
}

/** Counts from nobody. */
export function createUseCount(): UseCount {
  let users = 0
  let end: (() => void) | null = null
  const endIfUnused = () => {
    if (users > 0 || !end) return
    const onEnd = end
    end = null
    onEnd()
  }
  return {
    enter() {
      users += 1
    },
    leave() {
      users -= 1
      if (end) endIfUnused()
    },
    retire(onEnd) {
      end = onEnd
      endIfUnused()
    },
  }
}
