import { afterEach, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../sources/days.ts'
import { createRecordedContext, createTestContext, NOW, type TestContext } from '../../testing/create-test-context.ts'
import { computeRisk } from './compute-risk.ts'
import { readPriceHistory } from './price-history.ts'

const TODAY = dayOf(NOW)
const YESTERDAY = addDays(TODAY, -1)

let test: TestContext
afterEach(() => test?.dispose())

async function live(prices: (number | null)[]) {
  test = await createTestContext({ series: { sample: { from: addDays(TODAY, 1 - prices.length), prices } } })
  return { coinId: 'sample', days: 7, until: null }
}

describe('readPriceHistory', () => {
  it('gives each close with how far it lies below the highest so far', async () => {
    const window = await live([50, 100, 80, 120, 60, 120, 130, 65, 999])
    const history = await readPriceHistory(test.context, window)
    expect(history).toMatchObject({ from: addDays(YESTERDAY, -7), to: YESTERDAY, missing: [], isRecorded: false })
    expect(history.points.map(({ closeUsd }) => closeUsd)).toEqual([50, 100, 80, 120, 60, 120, 130, 65])
    const falls = [0, 0, -0.2, 0, -0.5, 0, 0, -0.5]
    history.points.forEach(({ drawdown }, index) => {
      expect(drawdown).toBeCloseTo(falls[index] as number, 12)
    })
    expect(history.points.at(-1)?.day).toBe(YESTERDAY)
    expect(history.evidence.map(({ mode }) => mode)).toEqual(['LIVE', 'COMPUTED'])
    expect(history.evidence[1]?.inputs).toEqual([history.evidence[0]])
  })

  it('asks for its closes once together with the risk of the same window, whose worst fall is its own', async () => {
    const window = await live([50, 100, 80, 120, 60, 120, 130, 65, 999])
    const [history, risk] = await Promise.all([
      readPriceHistory(test.context, window),
      computeRisk(test.context, window),
    ])
    expect(test.stub.requests.filter(({ path }) => path.includes('/sample/'))).toHaveLength(1)
    expect(Math.min(...history.points.map(({ drawdown }) => drawdown))).toBe(risk.maxDrawdown?.value)
  })

  it('leaves out a day without a close and says which it is', async () => {
    const window = await live([50, 100, null, 120, 60, 120, 130, 65, 999])
    const history = await readPriceHistory(test.context, window)
    expect(history.points).toHaveLength(7)
    expect(history.missing).toMatchObject([{ code: 'HISTORY_GAP', reason: expect.stringContaining('2026-06-09') }])
  })

  it('is empty with the reason where its source gives nothing', async () => {
    const window = await live([50, 100])
    test.stub.behave(/market_chart/, 'limited')
    const history = await readPriceHistory(test.context, window)
    expect(history).toMatchObject({ from: addDays(YESTERDAY, -7), to: YESTERDAY, points: [], evidence: [] })
    expect(history.missing).toMatchObject([{ code: 'RATE_LIMITED', signal: 'daily closes of sample' }])
  })

  it.each([6, 3651])('refuses a window of %i days', async (days) => {
    const window = await live([50, 100])
    await expect(readPriceHistory(test.context, { ...window, days })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('comes from a recording offline, as old as the recording is', async () => {
    const history = await readPriceHistory(createRecordedContext(), { coinId: 'uniswap', days: 365, until: null })
    expect(history).toMatchObject({ isRecorded: true, stale: true, missing: [] })
    expect(history.points).toHaveLength(366)
    expect(Math.min(...history.points.map(({ drawdown }) => drawdown))).toBeCloseTo(-0.7397784658363706, 12)
  })
})
