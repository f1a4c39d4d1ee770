/** What a stub model says to one request, whatever provider it plays. */
export interface StubTurn {
  thinking?: { text: string; signature: string }
  /** Pieces as they are streamed. */
  text?: string[]
  /** `arguments` as the model writes them, JSON or not; streamed interleaved where the protocol allows it. */
  calls?: { id: string; name: string; arguments: string }[]
  /** Why it stops; left out: because it is done. */
  stop?: 'length' | 'refused'
  usage?: Partial<StubUsage>
  /** Between two frames, so that it speaks as models do; left out: all at once. */
  paceMs?: number
  /** The first half of the stream is sent at once, the other when this resolves. */
  holds?: Promise<void>
  /** Left out: it ends as it should. */
  breaks?: StubBreak
}

/** How a stream goes wrong: after the text, or in the middle of the first call's arguments. */
export interface StubBreak {
  after: 'text' | 'half-call'
  /** The end is missing; the connection is torn; nothing comes any more; an error comes as an event. */
  by: 'cut' | 'reset' | 'stall' | 'error'
}

/** Tokens of a turn; input counts the cached and the written ones too. */
export interface StubUsage {
  input: number
  cached: number
  written: number
  output: number
  reasoning: number
}

/** A request that is refused before anything is streamed, in the provider's own words. */
export interface StubFailure {
  fails:
    | 'bad-key'
    | 'no-scope'
    | 'forbidden'
    | 'no-model'
    | 'no-path'
    | 'bad-request'
    | 'too-large'
    | 'out-of-credit'
    | 'spend-limit'
    | 'rate-limit'
    | 'timeout'
    | 'conflict'
    | 'server-error'
    | 'overloaded'
    | 'redirect'
    /** The connection is torn before any answer. */
    | 'reset'
    /** A 200 that is a web page. */
    | 'garbage'
  headers?: Record<string, string>
}

/** What a stub answers a request with. */
export type StubReply = StubTurn | StubFailure

/** The counts of a turn with what it leaves out. */
export function usageOf(turn: StubTurn): StubUsage {
  return { input: 1_000, cached: 0, written: 0, output: 100, reasoning: 0, ...turn.usage }
}

/** The frames of a stream, and how many of them come before it breaks. */
export interface StubFrames {
  frames: string[]
  /** Frames up to the end of the text. */
  text: number
  /** Frames up to the middle of the first call. */
  halfCall: number
  /** The frame of an error in the middle. */
  error: string
}
