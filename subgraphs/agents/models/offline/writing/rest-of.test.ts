import { describe, expect, it } from 'vitest'
import { GOES_ON, restOf } from './rest-of.ts'

const WHOLE =
  '*Origin.*\n\n## Token\n\nIt costs $1 [[f1]].\n\n### Holders\n\n| a | b |\n|---|---|\n| 1 [[f2]] | 2 |\n\nThe end.\n'

describe('the rest of an answer', () => {
  it.each([
    ['in a sentence', '*Origin.*\n\n## Token\n\nIt costs', '## Token\n\nIt costs $1 [[f1]].'],
    ['behind a sentence', '*Origin.*\n\n## Token\n\nIt costs $1 [1].', '### Holders\n\n| a | b |'],
    [
      'in a table, which is written whole',
      '*Origin.*\n\n## Token\n\nIt costs $1 [1].\n\n### Holders\n\n| a | b |',
      '### Holders\n\n| a | b |',
    ],
    ['before the first word that counts', '*Ori', '*Origin.*'],
    [
      'where other figures were found meanwhile',
      '*Origin.*\n\n## Token\n\nIt costs $2 [1].\n\n### Holders',
      '## Token\n\nIt costs $1',
    ],
  ])('that was cut off %s begins with what is not whole', (_case, brokenOff, start) => {
    const rest = restOf(WHOLE, brokenOff)
    expect(rest.startsWith(`${GOES_ON}\n\n${start}`)).toBe(true)
    expect(rest.endsWith('The end.\n')).toBe(true)
  })

  it('that lacks nothing says so', () => {
    expect(restOf(WHOLE, WHOLE.replaceAll('[[f1]]', '[1]').replaceAll('[[f2]]', '[2]'))).toContain(
      'Nothing was missing',
    )
  })
})
