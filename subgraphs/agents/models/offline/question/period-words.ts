/** The months' names, in order. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ')

/** For patterns: a month in full or by three letters. */
export const MONTH_NAMES = [...MONTHS, 'sept', ...MONTHS.map((month) => month.slice(0, 3))].join('|')

/** For patterns: a day as ISO writes it. */
export const ISO_DAY = '\\d{4}-\\d\\d-\\d\\d'

/** What of a text names a period, so that no token is looked for in it. */
export const PERIOD_WORDS = new RegExp(
  `(?:${ISO_DAY}|\\bq[1-4]\\s*(?:of\\s*)?20\\d\\d\\b|\\b20\\d\\d\\s*q[1-4]\\b|\\b(?:${MONTH_NAMES})\\.?\\s+(?:of\\s+)?20\\d\\d\\b|\\b(?:19|20)\\d\\d\\b)`,
  'gi',
)
