import { describe, expect, it } from 'vitest'
import { LIMIT_NAMES, readLimits } from './read-limits.ts'

describe('limits by words', () => {
  it('are set by name, the last one of a name', () => {
    expect(readLimits(['depth=30', 'cost=20000', 'pageSize=off', 'depth=31'])).toEqual({
      depth: 31,
      cost: 20_000,
      pageSize: null,
    })
    expect(readLimits([])).toEqual({})
  })

  it.each(['depth', 'depth=', '=5', 'width=5', 'pageArguments=first', 'constructor=5', 'depth = 5'])(
    'are not understood where they are written %s',
    (word) => {
      expect(readLimits([word])).toContain(`--limit ${word}: give NAME=N, of ${LIMIT_NAMES.join(', ')}`)
    },
  )

  it.each(['depth=0', 'depth=-1', 'depth=1e3', 'depth=off', 'depth=1000000001', 'selections=100001', 'cost=0'])(
    'are refused where they are set to %s',
    (word) => {
      expect(readLimits([word])).toMatch(/give a whole number from 1 to \d+/)
    },
  )

  it('may be as large as leaves the work bounded', () => {
    expect(readLimits(['selections=100000', 'depth=1000000000'])).toEqual({ selections: 100_000, depth: 1_000_000_000 })
  })
})
