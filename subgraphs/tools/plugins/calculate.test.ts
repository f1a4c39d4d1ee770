import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { callPlugin } from '../testing/call-plugin.ts'
import calculate from './calculate.ts'

let test: TestPlatform
beforeAll(async () => {
  test = await createTestPlatform()
})
afterAll(() => test.dispose())

const ask = (expression: unknown) => callPlugin(test.platform, calculate, { expression })
const textOf = async (expression: string) => ((await ask(expression)).result as { text: string } | null)?.text

describe('the calculator', () => {
  it.each([
    ['0.1 + 0.2', '0.3'],
    ['(2100 - 1800) / 1800 * 100', '16.66666666666666666666666666666666666666666666666666666666666667'],
    ['2^200', '1606938044258990275541962092341162602522202993782792835301376'],
    ['-3 mod 2', '1'],
    ['12.5%', '0.125'],
    ['5!', '120'],
    ['1e6 * 3', '3000000'],
    ['mean([1, 2, 6])', '3'],
    ['round(pi, 4)', '3.1416'],
    ['ln(e)', '1'],
    ['0.35 * 12500 USD', '4375 USD'],
    ['730 token / 365 day', '2 token / day'],
    ['90 km/h to m/s', '25 m / s'],
    ['2 week in day', '14 day'],
    [`${'('.repeat(240)}1${')'.repeat(240)}`, '1'],
  ])('%s is %s', async (expression, text) => {
    expect(await textOf(expression)).toBe(text)
  })

  it('gives a figure that can be cited, with the expression as its evidence', async () => {
    const { outcome, result } = await ask('0.35 * 12500 USD')
    expect(outcome).toBe('SUCCEEDED')
    expect(result).toMatchObject({
      __typename: 'Calculation',
      operands: ['0.35', '12500'],
      result: {
        __typename: 'Measure',
        value: 4375,
        exact: '4375',
        unit: 'USD',
        evidence: [{ __typename: 'Evidence', mode: 'COMPUTED', excerpt: '0.35 * 12500 USD = 4375 USD', inputs: [] }],
      },
    })
  })

  it.each([
    ['1/0', 'not finite'],
    ['sqrt(-1)', 'no single figure'],
    ['[1, 2]', 'no single figure'],
    ['5 USD + 3 m', 'Units'],
    ['2 +', 'cannot be read'],
    ['price * 2', 'price is neither a unit'],
    ['USD', 'alone'],
    ['9^9^9^9', 'not finite'],
    ['10^61', '60 places'],
    ['10^-61', '60 places'],
    ['"a" + "b"', 'no texts'],
    ['a = 3', 'one expression'],
    ['1; 2', 'one expression'],
    ['f(x) = x', 'one expression'],
    ['1 < 2', 'no operator <'],
    ['import({ a: 1 })', 'no function import'],
    ['1 ? 2 : 3', 'one expression'],
    ['evaluate("1+1")', 'no function evaluate'],
    ['parse("x")', 'no function parse'],
    ['createUnit("x")', 'no function createUnit'],
    ['simplify("x")', 'no function simplify'],
    ['derivative("x", "x")', 'no function derivative'],
    ['zeros(100000, 100000)', 'no function zeros'],
    ['cos.constructor', 'one expression'],
    ['sqrt.constructor("return process")', 'no function'],
    ['(f(x) = x)(1)', 'one expression'],
    ['{}.constructor', 'one expression'],
    ['__proto__', 'neither a unit'],
    ['toString', 'neither a unit'],
  ])('says of %s why it has no result', async (expression, reason) => {
    const { outcome, failure } = await ask(expression)
    expect([outcome, failure?.message]).toEqual(['FAILED', expect.stringContaining(reason)])
  })

  it('takes expressions of 500 characters and none longer, and nothing but a text', async () => {
    expect(await textOf('1'.padEnd(499, '+1'))).toBe('250')
    for (const expression of ['1'.padEnd(501, '+1'), ' ', '', 5, null])
      expect((await ask(expression)).failure?.code).toBe('INVALID_ARGUMENTS')
  })

  it('ends what computes without end, and goes on with the next', async () => {
    const [slow, next] = await Promise.all([ask('99999999!'), textOf('1 + 1')])
    expect(slow.failure?.message).toContain('longer than 1000 ms')
    expect(next).toBe('2')
  })
})
