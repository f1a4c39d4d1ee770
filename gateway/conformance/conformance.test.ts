import { describe, expect, it } from 'vitest'
import { allSuites } from './all-suites.ts'
import { createOwnGateway } from './own-gateway.ts'
import { runSuite } from './run-suite.ts'

const suites = await allSuites()

describe('a supergraph of federation 2', () => {
  it.each(suites.map((suite) => [suite.name, suite] as const))('is answered right: %s', async (_, suite) => {
    const judged = await runSuite(suite, createOwnGateway)
    const wrong = judged.flatMap(({ operation: { name }, verdict }) =>
      [...verdict.answer, ...verdict.calls].map((text) => `${name}: ${text}`),
    )
    expect(wrong).toEqual([])
  })
})
