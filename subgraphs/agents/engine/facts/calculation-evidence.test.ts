import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract-facts.ts'

const evidence = (id: string, inputs: object[] = []) => ({ id, source: 'Somewhere', mode: 'RECORDED', inputs })
const measure = (value: number, unit: string, id: string) => ({
  __typename: 'Measure',
  value,
  exact: null,
  unit,
  evidence: [evidence(id)],
})
const read = {
  price: measure(2345.6, 'USD', 'ev_price'),
  supply: measure(120_450_000, 'token', 'ev_supply'),
  share: measure(0.535, 'fraction', 'ev_share'),
}
const calculation = (operands: unknown) => ({
  __typename: 'Calculation',
  operands,
  result: { ...measure(7, 'number', 'ev_own'), exact: '7' },
})

/** The facts after those that were read, when a calculation with these operands follows. */
function after(operands: unknown) {
  const call = (toolCallId: string) => ({ toolCallId, toolName: 'any', arguments: {} })
  return extractFacts([
    { call: call('a'), result: read },
    { call: call('b'), result: calculation(operands) },
  ]).slice(3)
}

describe('a calculation', () => {
  it.each([
    [['2345.6'], ['ev_price']],
    [['2346', '100'], ['ev_price']],
    [
      ['2345.6', '120450000'],
      ['ev_price', 'ev_supply'],
    ],
    [['120.45', '365'], ['ev_supply']],
    [['53.5', '12'], ['ev_share']],
    [['0.535'], ['ev_share']],
    [['0.54'], ['ev_share']],
  ])('of %j is a fact that rests on %j', (operands, inputs) => {
    const [fact] = after(operands)
    expect(fact).toMatchObject({ id: 'f4', value: '7', evidence: { id: 'ev_own' } })
    expect(fact?.evidence.inputs.map(({ id }) => id)).toEqual(inputs)
  })

  it.each([
    [['2345.6', '777']],
    [['2345.61']],
    [['2350']],
    [['12', '100']],
    [[]],
    [['0.0']],
    [[2345.6]],
    ['2345.6'],
    [null],
  ])('of %j is none', (operands) => {
    expect(after(operands)).toEqual([])
  })
})

describe('a web page', () => {
  it('can be cited by its site, and bears out no figure of its title', () => {
    const page = {
      __typename: 'WebPage',
      title: 'ETH at 5000',
      evidence: [{ ...evidence('ev_page'), url: 'https://news.example/eth-5000' }],
    }
    const call = { toolCallId: 'a', toolName: 'search_web', arguments: {} }
    expect(
      extractFacts([{ call, result: { results: [page, { __typename: 'WebPage', evidence: [] }] } }]),
    ).toMatchObject([{ id: 'f1', label: 'page at news.example', value: null, evidence: { id: 'ev_page' } }])
  })
})
