import { expect, it } from 'vitest'
import { createUseCount } from './use-count.ts'

it('ends once: when it is out of date and the last has left', () => {
  const uses = createUseCount()
  let ends = 0
  uses.enter()
  uses.enter()
  uses.leave()
  uses.leave()
  expect(ends, 'unused, but not out of date').toBe(0)
  uses.enter()
  uses.retire(() => {
    ends += 1
  })
  expect(ends, 'out of date, but used').toBe(0)
  uses.enter()
  uses.leave()
  expect(ends).toBe(0)
  uses.leave()
  expect(ends).toBe(1)
  uses.enter()
  uses.leave()
  expect(ends, 'a latecomer does not end it again').toBe(1)
})

it('ends at once where nobody uses it', () => {
  let ends = 0
  createUseCount().retire(() => {
    ends += 1
  })
  expect(ends).toBe(1)
})
