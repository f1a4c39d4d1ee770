import { unexplainedNumbers } from '../../tests/support/number-check.ts'
import type { Transcript } from './transcript.ts'

const NUMBER = /\d[\d.,]*/g

/**
 * Whether every number of the text is that of a citation, and every marker has one. The reading is not the product's
 * own matcher: `unexplainedNumbers` was written apart from it. Numbers that the question itself names are no claims.
 */
export function faithfulnessFaults(asked: string, answer: Transcript): string[] {
  const { text, citations, unsupportedNumbers } = answer
  const fromQuestion = new Set(asked.match(NUMBER)?.map(plain))
  const unexplained = unexplainedNumbers({ content: text, citations: [...citations] }).filter(
    (number) => !fromQuestion.has(plain(number)),
  )
  const cited = new Set(citations.map(({ marker }) => marker))
  const written = new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, marker]) => Number(marker)))
  return [
    ...unsupportedNumbers.map((number) => `marked as unsupported: ${number}`),
    ...unexplained.map((number) => `no evidence has this number: ${number}`),
    ...misplaced(answer).map((place) => `another figure than the evidence cited behind it: ${place}`),
    ...[...written].filter((marker) => !cited.has(marker)).map((marker) => `marker without evidence: [${marker}]`),
    ...[...cited].filter((marker) => !written.has(marker)).map((marker) => `evidence without a marker: [${marker}]`),
  ]
}

const plain = (number: string) => number.replaceAll(',', '').replace(/[.]+$/, '')

/** Numbers right before a marker that are not the figure of it: "−15.1 % [2]", "$1,957.81 [6]", "8,891 [17]". */
function misplaced({ text, citations }: Transcript): string[] {
  const values = new Map(citations.map(({ marker, value }) => [marker, value]))
  const pairs = text.matchAll(/(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion|%)?[ \u00a0]?\[(\d+)\]/g)
  return [...pairs].flatMap(([whole, digits = '', scale, marker]) => {
    const value = values.get(Number(marker))
    if (value === undefined || value === null) return []
    const written = plain(digits)
    const decimals = written.split('.')[1]?.length ?? 0
    const figure = Math.abs(Number(value)) / (SCALES[scale ?? ''] ?? 1)
    return Math.abs(figure - Number(written)) <= 0.5 * 10 ** -decimals * (1 + 1e-9) ? [] : [whole]
  })
}

const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }
