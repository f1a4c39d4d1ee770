import type { SourceEvent } from './subgraph-source.ts'

/** One event in the order of its source; who holds one reaches all that came after it. */
export interface EventNode extends SourceEvent {
  /** Counts the events of this source as they came: 1, 2, 3, … */
  readonly ordinal: number
  /** The event's own number; null where it has none. */
  readonly sequence: number | null
  /** Where it stands among numbered events: one without a number right behind the one before it. 0 where none has one. */
  readonly rank: number
  next: EventNode | null
}

/** The events of a source: those that are kept, and the last. */
export interface EventLine {
  /** The place before the oldest event that is kept. */
  readonly oldest: EventNode
  /** The last event, or the place before the first. */
  readonly last: EventNode
  append(event: SourceEvent, place: { sequence: number | null; rank: number }): void
}

const NOTHING: SourceEvent = { answer: {}, text: null, characters: 0 }

/**
 * Begins one. `most` bounds what is kept; with `events: 0` that is nothing but the last place. What a reader still
 * holds lives on until it has passed it.
 */
export function createEventLine(most: { events: number; characters: number }): EventLine {
  let oldest: EventNode = { ...NOTHING, ordinal: 0, sequence: null, rank: 0, next: null }
  let last = oldest
  let characters = 0
  return {
    get oldest() {
      return oldest
    },
    get last() {
      return last
    },
    append({ answer, text, characters: size }, { sequence, rank }) {
      const node: EventNode = {
        answer,
        text,
        characters: size,
        ordinal: last.ordinal + 1,
        sequence,
        rank,
        next: null,
      }
      last.next = node
      last = node
      characters += size
      while (oldest.next && (last.ordinal - oldest.ordinal > most.events || characters > most.characters)) {
        oldest = oldest.next
        characters -= oldest.characters
      }
    },
  }
}
