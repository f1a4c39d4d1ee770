/** Work that is asked for again and again, and never runs twice at once. */
export interface Repeated {
  /** Has the work done; asked during the work, it is done once more afterwards. */
  ask(): void
  /** No more of it; resolves when what goes on has ended. */
  end(): Promise<void>
}

/** Wraps work that is asked for from several sides. `onError` gets what it throws. */
export function oneAtATime(work: () => Promise<void>, onError: (error: unknown) => void): Repeated {
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let isEnded = false

  async function run(): Promise<void> {
    do {
      isAskedAgain = false
      await work().catch(onError)
    } while (isAskedAgain && !isEnded)
    running = null
  }
  return {
    ask() {
      isAskedAgain = true
      if (!isEnded) running ??= run()
    },
    async end() {
      isEnded = true
      await running
    },
  }
}
