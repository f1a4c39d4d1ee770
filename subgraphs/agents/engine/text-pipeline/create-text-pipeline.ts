import type { Fact } from '../../models/model.ts'
import type { CitationDraft, TextEffect, TextPipeline, TextState } from '../text-pipeline.ts'
import { checkSentence } from './check-sentence.ts'

/** A whole reference [[f3]], or a marker [7] that only the pipeline may write. */
const BRACKETS = /^(?:\[\[(f\d{1,6})\]\]|\[\d+\])/
/** The beginning of one, cut off by the end of what has come so far. */
const CUT_BRACKETS = /^(?:\[|\[\[|\[\[f\d{0,6}|\[\[f\d{1,6}\]|\[\d+)$/
/** A sentence's last sign, with what may close after it. */
const SENTENCE_END = /[.!?][)"'’”*_\]]*$/

/**
 * Turns a model's text into the message's: `[[f3]]` becomes the marker of the fact's citation, numbered in
 * order of first use, and each sentence, when it ends, is held against the evidence. However the text is
 * cut into pushes, the message ends the same.
 */
export function createTextPipeline(input: { facts: () => readonly Fact[]; state: TextState }): TextPipeline {
  let text = input.state.text
  const citations: CitationDraft[] = [...input.state.citations]
  const unsupportedNumbers = [...input.state.unsupportedNumbers]
  /** Where the sentence that is being written begins. */
  let sentenceStart = text.length
  /** Length when the sentence seemed to have ended: a reference may still follow. */
  let seemsEndedAt: number | null = null
  let held = ''
  /** How much of the text has been handed out. */
  let shown = text.length
  let effects: TextEffect[] = []

  function markerOf(factId: string): string {
    const known = citations.find((citation) => citation.fact.id === factId)
    if (known) return `[${known.marker}]`
    const fact = input.facts().find((candidate) => candidate.id === factId)
    if (!fact) return ''
    const marker = citations.length + 1
    citations.push({ marker, fact })
    return `[${marker}]`
  }

  /** Hands out what is written and not shown yet. */
  function show(): void {
    if (text.length > shown) effects.push({ type: 'append', text: text.slice(shown) })
    shown = text.length
  }

  /** Checks the sentence that ends at `end`; what stands behind it begins the next. */
  function finishSentence(end: number): void {
    const sentence = text.slice(sentenceStart, end)
    const markers = new Set([...sentence.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])))
    const cited = citations.filter(({ marker }) => markers.has(marker)).map(({ fact }) => fact)
    const citedBefore = citations.filter(({ marker }) => !markers.has(marker)).map(({ fact }) => fact)
    const checked = checkSentence(sentence, { cited, citedBefore, all: input.facts() })
    unsupportedNumbers.push(...checked.unsupported)
    if (checked.text !== sentence) {
      if (shown > sentenceStart) {
        effects.push({ type: 'reset', keepLength: sentenceStart, reason: 'UNSUPPORTED_NUMBER' })
        shown = sentenceStart
      }
      text = text.slice(0, sentenceStart) + checked.text + text.slice(end)
    }
    sentenceStart += checked.text.length
    seemsEndedAt = null
  }

  function write(character: string): void {
    const isSpace = character === ' ' || character === '\t'
    if (seemsEndedAt !== null && !isSpace) finishSentence(seemsEndedAt)
    const endsSentence =
      isSpace && seemsEndedAt === null && SENTENCE_END.test(text.slice(Math.max(sentenceStart, text.length - 8)))
    text += character
    if (character === '\n') finishSentence(text.length)
    else if (endsSentence || (isSpace && seemsEndedAt !== null)) seemsEndedAt = text.length
  }

  function read(isLast: boolean): void {
    let at = 0
    while (at < held.length) {
      if (held[at] === '[') {
        const rest = held.slice(at)
        const [whole, factId] = BRACKETS.exec(rest) ?? []
        if (whole) {
          text += factId ? markerOf(factId) : ''
          // A reference right behind a sentence belongs to it.
          if (seemsEndedAt !== null) seemsEndedAt = text.length
          at += whole.length
          continue
        }
        if (!isLast && CUT_BRACKETS.test(rest)) break
      }
      write(held[at] ?? '')
      at++
    }
    held = held.slice(at)
  }

  function take(): TextEffect[] {
    show()
    const taken = effects
    effects = []
    return taken
  }

  return {
    push(piece) {
      held += piece
      read(false)
      return take()
    },
    end() {
      read(true)
      if (text.length > sentenceStart) finishSentence(text.length)
      return take()
    },
    state: () => ({ text, citations: [...citations], unsupportedNumbers: [...unsupportedNumbers] }),
  }
}
