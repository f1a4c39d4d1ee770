import { describe, expect, it } from 'vitest'
import { lastFullWeek, weekWindow } from './week-window.ts'

const seconds = (text: string) => Date.parse(text) / 1000

describe('weeks', () => {
  it.each([
    ['the last second of a Saturday', '2026-11-21T23:59:59Z', '2026-11-08T00:00:00Z'],
    ['the first of a Sunday', '2026-11-22T00:00:00Z', '2026-11-15T00:00:00Z'],
    ['a Wednesday', '2026-11-25T12:00:00Z', '2026-11-15T00:00:00Z'],
  ])('at %s the last full one began on the Sunday before', (_name, at, start) => {
    expect(lastFullWeek(new Date(at))).toBe(seconds(start))
  })

  it('make a window of so many with the last one in it', () => {
    const last = seconds('2026-11-15T00:00:00Z')
    expect(weekWindow(last, 13)).toEqual({ from: seconds('2026-08-23T00:00:00Z'), to: last, weeks: 13 })
    expect(weekWindow(last, 1)).toEqual({ from: last, to: last, weeks: 1 })
  })
})
