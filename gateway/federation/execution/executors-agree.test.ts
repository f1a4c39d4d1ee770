import { describe, expect, it } from 'vitest'
import { createComparison } from '../../testing/executors/compare-executors.ts'
import { runCases } from '../../testing/executors/run-cases.ts'

/** Others by EXECUTOR_SEED, and more of them by EXECUTOR_OPERATIONS. */
const FIRST_SEED = Number(process.env.EXECUTOR_SEED ?? 1)
const OPERATIONS = Number(process.env.EXECUTOR_OPERATIONS ?? 700)

describe('the compiled executor', () => {
  it('answers random operations as executeQueryPlan does, and as GraphQL has it where that errs', {
    timeout: 3_600_000,
  }, async () => {
    const told = await runCases(createComparison(), FIRST_SEED, OPERATIONS)
    expect(told.differences).toEqual([])
    // Nothing is shown by operations that all are refused, find nothing, or go well.
    expect(told.cases).toBeGreaterThan(OPERATIONS * 3)
    expect(told.entityRequests).toBeGreaterThan(told.cases / 4)
    expect(told.exact).toBeGreaterThan(told.cases / 20)
    expect(told.withErrors).toBeGreaterThan(told.cases / 5)
  })
})
