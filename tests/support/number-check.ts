/** A message as far as its numbers go. */
export interface CheckedMessage {
  content: string
  citations: { value: string | null; unit: string | null }[]
}

const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }

/**
 * Numbers of a message that are no citation's value, rounded to the digits written. Written apart from
 * the product's own matcher on purpose: a plain reading, that knows nothing of sentences. Dates, code,
 * markers and list numbers are no figures; a year that belongs to a date in the text is none either.
 */
export function unexplainedNumbers(message: CheckedMessage): string[] {
  const years = new Set([...message.content.matchAll(/\b(\d{4})-\d\d-\d\d\b/g)].map((match) => match[1]))
  const text = message.content
    .replace(/`[^`]*`/g, ' ')
    .replace(/\[\d+\]/g, ' ')
    .replace(/\b\d{4}-\d\d-\d\d\b/g, ' ')
    .replace(/^\s*\d+\. /gm, ' ')
  const numbers = [...text.matchAll(/(?<![\w.,])(\d[\d,]*(?:\.\d+)?)(?:\s?(thousand|million|billion|trillion)\b)?/g)]
  return numbers.flatMap(([whole, digits = '', scale]) => {
    const written = digits.replaceAll(',', '').replace(/\.$/, '')
    if (years.has(written)) return []
    const decimals = written.split('.')[1]?.length ?? 0
    const isExplained = message.citations.some(({ value }) => {
      if (value === null) return false
      const figure = Math.abs(Number(value)) / (scale ? (SCALES[scale] ?? 1) : 1)
      return Math.abs(figure - Number(written)) <= 0.5 * 10 ** -decimals * (1 + 1e-9)
    })
    return isExplained ? [] : [whole]
  })
}
