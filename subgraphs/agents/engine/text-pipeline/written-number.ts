/** A number as a sentence writes it. */
export interface WrittenNumber {
  /** As written, with sign, currency, scale and percent sign. */
  text: string
  /** Where `text` begins in the sentence, in UTF-16 code units. */
  index: number
  /** Where its digits begin and end in the sentence. */
  digits: { start: number; end: number }
  /** The digits as a decimal, without sign: 1,234.50 is 1234.50. */
  value: string
  isNegative: boolean
  /** Digits after the point. */
  decimals: number
  /** What its scale word multiplies by: 1, 1e3, 1e6, 1e9 or 1e12. */
  scale: number
  unit: '%' | 'USD' | null
}

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
}

const SPACE = '[ \\u00a0\\u202f]'
const NUMBER = new RegExp(
  [
    '(?<![\\p{L}\\p{N}_.,])', // not inside a word or another number: v4, BTC2
    '(?<!\\p{L}[-‑])', // not tied to a word: ERC-20
    '(?<sign>(?<![\\p{L}\\p{N}%])[-−+])?',
    `(?<currency>US\\$|\\$|USD${SPACE})?`,
    '(?<digits>\\d{1,3}(?:[,\\u202f]\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)',
    `(?:${SPACE}?(?<scale>thousand|million|billion|trillion|bn|tn|[KkMBT])(?![\\p{L}\\p{N}]))?`,
    `(?<unit>${SPACE}?%|${SPACE}percent\\b|${SPACE}per cent\\b|${SPACE}USD\\b|${SPACE}US dollars\\b)?`,
    '(?:(?<times>[x×]|bps?|pp)(?![\\p{L}\\p{N}_])|(?![\\p{L}\\p{N}_]))', // not the head of a word (24h, 90d), but 10x is a figure
  ].join(''),
  'gu',
)

/** Places whose digits are no figures: code, links, hex, ISO days (checked as days) and list numbers. */
const NO_FIGURES =
  /`[^`\n]*`|https?:\/\/\S+|0x[0-9a-fA-F]+|\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|^\s*\d+[.)](?=\s)|\[\d+\]/gm

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?'
/** 22 February 2026, the 22nd of February 2026; February 22, 2026. */
const WORDED_DAYS = [
  new RegExp(`\\b${DAY}(?: of)? ${MONTH}\\.?,? (?<year>\\d{4})\\b`, 'gi'),
  new RegExp(`\\b${MONTH}\\.? ${DAY},? (?<year>\\d{4})\\b`, 'gi'),
]

/** A sentence with what holds no figures blanked out, at equal length. */
function blank(sentence: string): string {
  return [NO_FIGURES, ...WORDED_DAYS].reduce(
    (text, pattern) => text.replace(pattern, (match) => ' '.repeat(match.length)),
    sentence,
  )
}

/** The numbers that a sentence writes, in order. */
export function findNumbers(sentence: string): WrittenNumber[] {
  return [...blank(sentence).matchAll(NUMBER)].map((match) => {
    const { sign, currency, digits = '', scale, unit } = match.groups ?? {}
    const start = match.index + (sign?.length ?? 0) + (currency?.length ?? 0)
    const value = digits.replace(/[,\u202f]/g, '')
    const isPercent = unit ? /%|cent/.test(unit) : false
    return {
      text: match[0].trim(),
      index: match.index,
      digits: { start, end: start + digits.length },
      value,
      isNegative: sign === '-' || sign === '−',
      decimals: value.split('.')[1]?.length ?? 0,
      scale: scale ? (SCALES[scale.toLowerCase()] ?? 1) : 1,
      unit: isPercent ? '%' : currency || unit ? 'USD' : null,
    }
  })
}

/** A day as a sentence writes it. */
export interface WrittenDay {
  text: string
  index: number
  /** ISO. */
  day: string
}

/** The days that a sentence writes outside code and links: 2026-02-22, 22 February 2026. */
export function findDays(sentence: string): WrittenDay[] {
  const visible = sentence.replace(/`[^`\n]*`|https?:\/\/\S+/g, (match) => ' '.repeat(match.length))
  const iso = [...visible.matchAll(/\b\d{4}-\d\d-\d\d\b/g)].map(({ 0: text, index }) => ({ text, index, day: text }))
  const worded = WORDED_DAYS.flatMap((pattern) => [...visible.matchAll(pattern)]).map(({ 0: text, index, groups }) => {
    const month = MONTHS.indexOf((groups?.month ?? '').slice(0, 3).toLowerCase()) + 1
    const day = [groups?.year, `${month}`.padStart(2, '0'), groups?.day?.padStart(2, '0')].join('-')
    return { text, index, day }
  })
  return [...iso, ...worded].toSorted((a, b) => a.index - b.index)
}
