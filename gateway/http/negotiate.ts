/** The type that an answer is to have. */
export interface NegotiatedType {
  type: string
  /** Whether the client named it, rather than taking whatever there is. */
  isNamed: boolean
}

interface MediaRange {
  type: string
  quality: number
}

/** How well a range says that a type is meant: by name, by its kind, or at all. */
const BY_NAME = 3

/**
 * The type of `offers` (best first, in lower case) that an `Accept` header likes most: by its weights, then in its
 * own order; null where it takes none of them. Without a header, the first.
 */
export function negotiate(accept: string | null, offers: readonly string[]): NegotiatedType | null {
  const ranges = readRanges(accept)
  let best: (NegotiatedType & { quality: number; place: number }) | null = null
  for (const type of offers) {
    const place = placeOf(type, ranges)
    const quality = ranges[place]?.quality ?? 0
    if (quality === 0) continue
    if (best && (quality < best.quality || (quality === best.quality && place >= best.place))) continue
    best = { type, isNamed: ranges[place]?.type === type, quality, place }
  }
  return best && { type: best.type, isNamed: best.isNamed }
}

/** Where the range stands that says most precisely what it thinks of a type; -1: none does. */
function placeOf(type: string, ranges: readonly MediaRange[]): number {
  let found = -1
  let foundPrecision = 0
  for (const [place, range] of ranges.entries()) {
    const precision = precisionOf(range.type, type)
    if (precision <= foundPrecision) continue
    found = place
    foundPrecision = precision
  }
  return found
}

function precisionOf(range: string, type: string): number {
  if (range === type) return BY_NAME
  if (range === '*/*') return 1
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1)) ? 2 : 0
}

function readRanges(accept: string | null): MediaRange[] {
  if (accept === null || accept.trim() === '') return [{ type: '*/*', quality: 1 }]
  return accept
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
      const weight = parameters.find((one) => one.startsWith('q='))
      const quality = weight === undefined ? 1 : Number(weight.slice(2))
      return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 }
    })
}
