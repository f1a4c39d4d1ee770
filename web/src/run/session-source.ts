/** Where the changes of a conversation come from. Returns what ends the subscription. */
export type SessionSource = (
  request: { sessionId: string; afterSequence: number },
  sink: {
    /** It has changed; with its revision since. */
    change(sequence: number): void
    /** The subscription is over: why, or null for no reason. */
    end(error: unknown): void
  },
) => () => void
