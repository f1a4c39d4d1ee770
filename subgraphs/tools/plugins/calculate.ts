import { ChainLensError } from '@chainlens/platform/errors'
import { makeEvidence, makeMeasure } from '@chainlens/platform/evidence'
import { z } from 'zod'
import type { Calculation, NoCalculation } from '../calculator/calculation.ts'
import { defineTool } from '../registry/define-tool.ts'
import { createWorkerTask } from '../worker/create-worker-task.ts'

const calculator = createWorkerTask<string, Calculation | NoCalculation>({
  file: new URL('../calculator/worker.ts', import.meta.url),
  limitMs: 1_000,
  memoryMb: 128,
})

/** Figures and units, computed to 64 digits. */
export default defineTool({
  name: 'calculate',
  description:
    'Computes an expression exactly, with units, e.g. "0.35 * 12500 USD", "1250000 token / 18 month to token/day", ' +
    '"(2100 - 1800) / 1800 * 100", "mean([1.2, 3.4])". Put figures in place of names, as digits without separators. ' +
    'The result may be cited where its figures are those of facts, as they are or rounded; use it for every figure ' +
    'that you would otherwise compute yourself.',
  input: z.strictObject({
    expression: z.string().trim().min(1).max(500).describe('Figures, + - * / ^ %, parentheses, units, functions'),
  }),
  effect: 'READ',
  // What it says is made of the model's own expression.
  isTrusted: true,
  timeoutMs: 15_000,
  async run({ expression }, { signal }) {
    const calculation = await calculator.run(expression, signal)
    if ('problem' in calculation) throw new ChainLensError({ code: 'CALCULATION_FAILED', message: calculation.problem })
    const { exact, unit, operands } = calculation
    const text = unit ? `${exact} ${unit}` : exact
    const evidence = makeEvidence({
      source: 'ChainLens',
      url: null,
      mode: 'COMPUTED',
      asOf: null,
      retrievedAt: new Date().toISOString(),
      contentHash: null,
      excerpt: `${expression} = ${text}`,
      inputs: [],
    })
    const measure = makeMeasure({
      value: Number(exact),
      exact,
      unit: unit ?? 'number',
      method: 'arithmetic with 64 digits',
      evidence: [evidence],
    })
    const cited = { ...measure, __typename: 'Measure', evidence: [{ ...evidence, __typename: 'Evidence' }] }
    return { __typename: 'Calculation', expression, operands, text, result: cited }
  },
})
