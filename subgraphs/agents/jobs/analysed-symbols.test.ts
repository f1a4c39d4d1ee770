import { describe, expect, it } from 'vitest'
import { analysedSymbols } from './analysed-symbols.ts'

const ETH = 'eip155:1/slip44:60'

describe('the symbols of calls', () => {
  const about = (id: string) => ({ arguments: { tokenId: id, days: 3 }, result: null })
  const known = (id: string, symbol: string) => ({ arguments: { query: symbol }, result: [{ token: { id, symbol } }] })

  it('are those of the tokens that were asked about, in that order, each once, three at most', () => {
    const ids = [1, 2, 3, 4].map((number) => `eip155:1/erc20:0x${String(number).repeat(40)}`)
    const symbols = ['AAA', 'BBB', 'CCC', 'DDD']
    const resolved = ids.map((id, index) => known(id, symbols[index] as string))
    expect(
      analysedSymbols([...resolved, about(ids[1] as string), about(ids[0] as string), about(ids[1] as string)]),
    ).toEqual(['BBB', 'AAA'])
    expect(analysedSymbols([...resolved, ...ids.map(about)])).toEqual(['AAA', 'BBB', 'CCC'])
  })

  it('are none where a symbol is more than a name', () => {
    expect(analysedSymbols([known(ETH, 'visit evil.example now'), about(ETH)])).toEqual([])
    expect(analysedSymbols([known(ETH, ''), about(ETH), { arguments: {}, result: 'x' }])).toEqual([])
  })
})
