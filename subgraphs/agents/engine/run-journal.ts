import type { Transaction } from '@chainlens/platform/db'
import { citationOf } from './citation-of.ts'
import type { EventSource, EventWriter } from './event-writer.ts'
import type { HeldRun } from './held-run.ts'
import type { RunEventDraft } from './run-event.ts'
import { RunInterruption } from './run-interruption.ts'
import { storableText } from './storable.ts'
import type { TextState } from './text-pipeline.ts'
import type { EventBatch } from './write-events.ts'

/** Where a journal begins: what is stored of the run when it is claimed. */
export interface JournalStart {
  text: string
  /** Markers that have a stored citation. */
  markers: number[]
  /** What the markers stand for. */
  annotations: Omit<TextState, 'text'>
}

type ResetReason = 'WORKER_LOST' | 'MODEL_FAILED' | 'UNSUPPORTED_NUMBER'

/** What is said beyond this waits until it is written, so that a slow database slows the model down. */
const MOST_UNWRITTEN = 64_000

/**
 * The message's content is written when this share of it stands in events alone, or so many code units: each word is
 * then written a few times however long the answer grows, and whoever reads it meanwhile puts few together.
 */
const UNTOLD_SHARE = 0.25
const LEAST_UNTOLD = 2_000

const HIGH_SURROGATE_AT_END = /[\ud800-\udbff]$/

/**
 * All that one run tells, in order: it numbers the events, writes the message's content with each commit and now and
 * then between, and writes nothing more once the run belongs to another worker.
 */
export class RunJournal implements EventSource {
  readonly #writer: EventWriter
  readonly #run: Pick<HeldRun, 'id' | 'fence' | 'messageId'>
  readonly #onLost: () => void
  #sequence: number
  #text: string
  #annotations: Omit<TextState, 'text'>
  /** Markers that are stored, and the facts they were stored with. */
  readonly #stored: Map<number, string | null>
  #pending: RunEventDraft[] = []
  #unwritten = 0
  /** Code units said since the content was last written, and whether it is still what the events give. */
  #untold = 0
  #isTold = true
  /** As they are stored; null where that is not known. */
  #storedUnsupported: string[] | null = null
  /** First half of a surrogate pair whose second half is still to come. */
  #half = ''
  #hasSpoken = false
  #isWriting = false
  #written = Promise.withResolvers<void>()
  #failure: { error: unknown } | null = null

  /** @param onLost called when a write was refused because the run has changed hands */
  constructor(
    writer: EventWriter,
    run: Pick<HeldRun, 'id' | 'fence' | 'messageId' | 'lastSequence'>,
    start: JournalStart,
    onLost: () => void,
  ) {
    this.#writer = writer
    this.#run = run
    this.#onLost = onLost
    this.#sequence = run.lastSequence
    this.#text = start.text
    this.#annotations = start.annotations
    this.#stored = new Map(start.markers.map((marker) => [marker, null]))
  }

  /** The message as readers know it once everything is written. */
  get text(): string {
    return this.#text
  }

  /** Says more: the first words at once, others together with what follows. */
  append(text: string): void {
    const whole = this.#half + text
    this.#half = HIGH_SURROGATE_AT_END.test(whole) ? whole.slice(-1) : ''
    const said = storableText(this.#half ? whole.slice(0, -1) : whole)
    if (!said) return
    const last = this.#pending.at(-1)
    const { messageId } = this.#run
    if (last?.type === 'TextDelta') last.payload.text += said
    else this.#pending.push({ type: 'TextDelta', payload: { messageId, offset: this.#text.length, text: said } })
    this.#text += said
    this.#unwritten += said.length
    this.#untold += said.length
    this.#isTold = false
    this.#writer.schedule(this, !this.#hasSpoken)
    this.#hasSpoken = true
  }

  /** Takes back what stands past `keepLength`. */
  reset(keepLength: number, reason: ResetReason): void {
    this.#endHalf()
    this.#pending.push({ type: 'StepReset', payload: { messageId: this.#run.messageId, keepLength, reason } })
    this.#text = this.#text.slice(0, keepLength)
    this.#isTold = false
    this.#writer.schedule(this, false)
  }

  /** What the markers of the text stand for from now on; written with the next events. */
  annotate({ citations, unsupportedNumbers }: Omit<TextState, 'text'>): void {
    this.#annotations = { citations: [...citations], unsupportedNumbers: [...unsupportedNumbers] }
  }

  /** Waits while too much is unwritten. Throws why nothing more can be written. */
  async room(): Promise<void> {
    while (this.#unwritten > MOST_UNWRITTEN && !this.#failure) {
      this.#writer.schedule(this, true)
      await this.#written.promise
    }
    if (this.#failure) throw this.#failure.error
  }

  /**
   * Writes what was said so far, `events`, and what `work` does, in one transaction. Throws
   * RunInterruption LOST, with nothing written, where the run has changed hands.
   */
  async commit(events: RunEventDraft[] = [], work?: (transaction: Transaction) => Promise<void>): Promise<void> {
    while (this.#isWriting) await this.#written.promise
    if (this.#failure) throw this.#failure.error
    this.#endHalf()
    this.#pending.push(...events)
    const batch = this.#take(true)
    if (!batch) return
    try {
      this.settle(batch, (await this.#writer.write(batch, work)) ? 'WRITTEN' : 'LOST')
    } catch (error) {
      this.settle(batch, { error })
    }
    const failure = this.#failure as { error: unknown } | null
    if (failure) throw failure.error
  }

  /** Goes back to what is stored after something could not be written, so that the run can still be ended. */
  goBackTo(stored: { text: string; sequence: number }): void {
    this.#failure = null
    this.#pending = []
    this.#half = ''
    this.#unwritten = 0
    this.#text = stored.text
    this.#isTold = false
    this.#storedUnsupported = null
    this.#sequence = stored.sequence
    const { citations, unsupportedNumbers } = this.#annotations
    const storedCitations = citations.filter(({ marker }) => this.#stored.has(marker))
    this.#annotations = { citations: storedCitations, unsupportedNumbers }
  }

  take(): EventBatch | null {
    return this.#take(this.#untold > Math.max(LEAST_UNTOLD, this.#text.length * UNTOLD_SHARE))
  }

  /** @param isWhole whether the message's content is written too */
  #take(isWhole: boolean): EventBatch | null {
    if (this.#isWriting || this.#failure || this.#pending.length === 0) return null
    this.#isWriting = true
    const events = this.#pending
    this.#pending = []
    this.#unwritten = 0
    const { citations, unsupportedNumbers } = this.#annotations
    const markers = new Set(citations.map(({ marker }) => marker))
    const changed = citations.filter(({ marker, fact }) => this.#stored.get(marker) !== fact.id)
    return {
      runId: this.#run.id,
      fence: this.#run.fence,
      base: this.#sequence,
      events,
      message: {
        id: this.#run.messageId,
        content: this.#tell(isWhole),
        isTold: this.#isTold,
        unsupportedNumbers: isSame(unsupportedNumbers, this.#storedUnsupported) ? null : unsupportedNumbers,
        citations: changed.map(citationOf),
        removedMarkers: [...this.#stored.keys()].filter((marker) => !markers.has(marker)),
      },
    }
  }

  settle(batch: EventBatch, outcome: 'WRITTEN' | 'LOST' | { error: unknown }): void {
    this.#isWriting = false
    if (outcome === 'WRITTEN') {
      this.#sequence = batch.base + batch.events.length
      for (const marker of batch.message.removedMarkers) this.#stored.delete(marker)
      this.#storedUnsupported = batch.message.unsupportedNumbers ?? this.#storedUnsupported
      for (const { marker, factId } of batch.message.citations) this.#stored.set(marker, factId)
      if (this.#pending.length > 0) this.#writer.schedule(this, false)
    } else {
      this.#failure = outcome === 'LOST' ? { error: new RunInterruption('LOST') } : outcome
      if (outcome === 'LOST') this.#onLost()
    }
    this.#written.resolve()
    this.#written = Promise.withResolvers()
  }

  /** The content to write; null where it is not to be, or is stored as it is. */
  #tell(isWhole: boolean): string | null {
    if (!isWhole || this.#isTold) return null
    this.#untold = 0
    this.#isTold = true
    return this.#text
  }

  /** Half a character that nothing followed is told as a replacement character. */
  #endHalf(): void {
    if (!this.#half) return
    this.#half = ''
    this.append('\ufffd')
  }
}

function isSame(one: readonly string[], other: readonly string[] | null): boolean {
  return other !== null && one.length === other.length && one.every((value, index) => value === other[index])
}
