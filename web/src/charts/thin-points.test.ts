import { expect, test } from 'vitest'
import { thinPoints } from './thin-points.ts'

const self = (value: number) => value

test('as many as fit stay as they are, one more is thinned', () => {
  const fitting = Array.from({ length: 300 }, (_, at) => at)
  expect(thinPoints(fitting, self, 300)).toEqual(fitting)
  expect(thinPoints([...fitting, 300], self, 300).length).toBeLessThan(301)
})

test('the first, the last, the highest and the lowest are always kept, in order', () => {
  const points = Array.from({ length: 3650 }, (_, at) => ({ at, value: Math.sin(at / 40) }))
  points[1234]!.value = 9
  points[2345]!.value = -9
  const kept = thinPoints(points, ({ value }) => value, 300)
  expect(kept.length).toBeLessThanOrEqual(304)
  for (const at of [0, 1234, 2345, 3649]) expect(kept).toContain(points[at])
  expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).sort((a, b) => a - b))
})
