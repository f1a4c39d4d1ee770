import { LIMITS, type Limits } from '@chainlens/gateway/standalone'

type Name = keyof { [Key in keyof Limits as Limits[Key] extends number | null ? Key : never]: true }

/** Of those that bound nothing unless they are set. */
const MAY_BE_OFF: readonly Name[] = ['cost', 'pageSize', 'introspections']
/** What a limit may be set to: work that grows with it stays work of seconds. */
const MOST: Partial<Record<Name, number>> = {
  selections: 100_000,
  tokens: 1_000_000,
  nesting: 1_000,
  bodyBytes: 100_000_000,
}
const MOST_OF_OTHERS = 1_000_000_000

/** The names of the limits that `--limit` sets. */
export const LIMIT_NAMES = Object.keys(LIMITS).filter((name): name is Name => !Array.isArray(LIMITS[name as Name]))

/** Limits out of words like `depth=30` and `cost=off`; a text says what is wrong with one. */
export function readLimits(words: readonly string[]): Partial<Limits> | string {
  const limits: Partial<Limits> = {}
  for (const word of words) {
    const [, name = '', value = ''] = /^([a-zA-Z]+)=(\S+)$/.exec(word) ?? []
    if (!isName(name)) return `--limit ${word}: give NAME=N, of ${LIMIT_NAMES.join(', ')}.`
    const mayBeOff = MAY_BE_OFF.includes(name)
    if (value === 'off' && mayBeOff) {
      Object.assign(limits, { [name]: null })
      continue
    }
    const most = MOST[name] ?? MOST_OF_OTHERS
    const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= 1 && number <= most))
      return `--limit ${word}: give a whole number from 1 to ${most}${mayBeOff ? ', or off' : ''}.`
    Object.assign(limits, { [name]: number })
  }
  return limits
}

function isName(name: string): name is Name {
  return (LIMIT_NAMES as string[]).includes(name)
}
