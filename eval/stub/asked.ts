import type { StubModelRequest } from '../../tests/stubs/model-server.ts'
import type { Question } from '../questions/question.ts'
import { QUESTIONS } from '../questions/questions.ts'

/** A figure that a tool's result offers for citing. */
export interface OfferedFigure {
  reference: string
  label: string
  value: string
  unit: string
}

/** What a stub model reads off a request. */
export interface Asked {
  /** The question of the fixed set; null for any other text, such as an earlier message of a conversation. */
  question: Question | null
  /** Answers of tools since the last message of the user. */
  results: number
  /** Those tools' names and arguments so far are in here. */
  figures: OfferedFigure[]
  /** The model's name as the provider knows it. */
  model: string
}

// biome-ignore lint/suspicious/noExplicitAny: bodies of two interfaces
type Item = any

/** Reads a request of the Responses API or of chat completions. */
export function readAsked({ body }: StubModelRequest): Asked {
  const items: Item[] = body.input ?? body.messages ?? []
  const last = items.findLastIndex((item) => item.role === 'user')
  const said = textOf(items[last]?.content)
  const turn = items.slice(last + 1).filter((item) => item.type === 'function_call_output' || item.role === 'tool')
  const figures = turn
    .flatMap((item) => [...textOf(item.output ?? item.content).matchAll(FIGURE)])
    .map(([, reference = '', label = '', value = '', unit = '']) => ({ reference, label, value, unit: unit.trim() }))
  const question = QUESTIONS.find(({ ask }) => said.includes(ask.at(-1) ?? '')) ?? null
  return { question, results: turn.length, figures, model: String(body.model) }
}

const FIGURE = /^\[\[(f\d+)\]\] (.{1,80}?) = (-?[\d.]+)( %| USD)?(?: [^()]{0,30})?\(/gm

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part: { text?: string }) => part.text ?? '').join('\n')
}
