import type { Fact } from '../models/model.ts'

/** A marker in the text tied to a fact; as Citation of the graph. */
export interface CitationDraft {
  marker: number
  fact: Fact
}

/** What the text of a run needs when a step begins, also after a crash. */
export interface TextState {
  /** The message so far, with markers, e.g. "… 53.5 % [3]." */
  text: string
  citations: CitationDraft[]
  unsupportedNumbers: string[]
}

/** What the pipeline asks the engine to do, in order. */
export type TextEffect =
  | { type: 'append'; text: string }
  /** Take back what stands past keepLength; the sentence is being corrected or marked. */
  | { type: 'reset'; keepLength: number; reason: 'UNSUPPORTED_NUMBER' }

/** Turns a model's text into the message's: references into markers, and numbers held against the evidence. */
export interface TextPipeline {
  /** Text as the model streams it; references may be cut anywhere. */
  push(text: string): TextEffect[]
  /** The step ended: what was held back comes out, and the last sentence is checked. */
  end(): TextEffect[]
  state(): TextState
}
