import { addDays, dayOf, endOfMonth, isDay } from './days.ts'
import { ISO_DAY, MONTH_NAMES, MONTHS } from './period-words.ts'
import type { Period } from './question.ts'

const MONTH = `(${MONTH_NAMES})`
const DAY = `(${ISO_DAY})`
const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }
/** "The last year" is about a year: sources without a key hold no more whole days than these. */
const ABOUT_A_YEAR = 360

const NUMBERS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  thirty: 30,
  sixty: 60,
  ninety: 90,
}

const pad = (value: number) => `${value}`.padStart(2, '0')
const monthOf = (word: string) => MONTHS.findIndex((month) => month.startsWith(word.toLowerCase().slice(0, 3))) + 1

/** A stretch of whole days that has begun; one that reaches into the future ends where now is. */
function between(from: string, to: string, today: string): Period | null {
  if (from > to || from >= today) return null
  return to >= today ? { kind: 'SINCE', from } : { kind: 'BETWEEN', from, to }
}

function explicit(text: string, today: string): Period | null {
  const days = new RegExp(`${DAY}\\s*(?:to|until|till|through|and|–|—|-|\\.\\.)\\s*${DAY}`, 'i').exec(text)
  if (days?.[1] && days[2] && isDay(days[1]) && isDay(days[2])) return between(days[1], days[2], today)
  const since = new RegExp(`(?:since|from|after)\\s+${DAY}`, 'i').exec(text)
  if (since?.[1] && isDay(since[1])) return between(since[1], today, today)
  return null
}

function years(text: string, today: string): Period | null {
  const range =
    /\b(?:from|between|over|in|during)?\s*(20\d\d|19\d\d)\s*(?:to|until|till|through|and|–|—|-)\s*(20\d\d)\b(?!-)/i.exec(
      text,
    )
  if (range?.[1] && range[2]) return between(`${range[1]}-01-01`, `${range[2]}-12-31`, today)
  const since = /\bsince\s+(?:the (?:start|beginning) of\s+)?(20\d\d)\b(?!-)/i.exec(text)
  if (since?.[1]) return between(`${since[1]}-01-01`, today, today)
  const quarter = /\bq([1-4])\s*(?:of\s*)?(20\d\d)\b|\b(20\d\d)\s*q([1-4])\b/i.exec(text)
  if (quarter) {
    const year = Number(quarter[2] ?? quarter[3])
    const last = Number(quarter[1] ?? quarter[4]) * 3
    return between(`${year}-${pad(last - 2)}-01`, endOfMonth(year, last), today)
  }
  const one = /(?<![\w.,-])(20\d\d)(?![\w-]|[.,]\d)/.exec(text)
  return one?.[1] ? between(`${one[1]}-01-01`, `${one[1]}-12-31`, today) : null
}

function months(text: string, today: string): Period | null {
  const match = new RegExp(`\\b(since\\s+)?${MONTH}\\.?\\s+(?:of\\s+)?(20\\d\\d)\\b`, 'i').exec(text)
  if (!match?.[2] || !match[3]) return null
  const [year, month] = [Number(match[3]), monthOf(match[2])]
  const from = `${year}-${pad(month)}-01`
  return between(from, match[1] ? today : endOfMonth(year, month), today)
}

function relative(text: string, today: string): Period | null {
  const year = Number(today.slice(0, 4))
  if (/\b(this year|year to date|ytd|so far this year)\b/i.test(text)) return between(`${year}-01-01`, today, today)
  if (/\blast year\b(?!s)/i.test(text) && !/\b(?:over|in|during|for) the last year\b/i.test(text))
    return between(`${year - 1}-01-01`, `${year - 1}-12-31`, today)
  const words = Object.keys(NUMBERS).join('|')
  const match = new RegExp(
    `\\b(?:last|past|previous|trailing|recent)\\s+(?:(\\d{1,4}|${words})[\\s-]+)?(day|week|month|quarter|year)s?\\b`,
    'i',
  ).exec(text)
  const short = /\b(\d{1,4})\s?(?:d|-day|-days| days?)\b/i.exec(text)
  const count = match?.[1] ?? '1'
  const days = match?.[2]
    ? (NUMBERS[count.toLowerCase()] ?? Number(count)) * (UNIT_DAYS[match[2].toLowerCase()] ?? 1)
    : Number(short?.[1] ?? 0)
  const isYear = match?.[2]?.toLowerCase() === 'year' && days === UNIT_DAYS.year
  return days > 0 ? { kind: 'LAST', days: isYear ? ABOUT_A_YEAR : days } : null
}

/** The period that a text names, e.g. "over 2024", "since 2024-06-01", "last 90 days"; null where it names none. */
export function findPeriod(text: string, now: Date): Period | null {
  const today = dayOf(now)
  return explicit(text, today) ?? months(text, today) ?? relative(text, today) ?? years(text, today)
}

/** The day before which all is known: yesterday, the last whole day. */
export function lastWholeDay(now: Date): string {
  return addDays(dayOf(now), -1)
}
