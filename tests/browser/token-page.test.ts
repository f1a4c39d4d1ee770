import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isChromiumMissing, signIn, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'

const UNI = 'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'
const ETH = 'eip155:1/slip44:60'
const BTC = 'bip122:000000000019d6689c085ae165831e93/slip44:0'

/** As patient as Chromium itself: a busy machine is no failure. */
const PATIENT = { timeout: 30_000 }

let system: System
let browser: TestBrowser
let page: Page

describe.skipIf(isChromiumMissing)('tokens in a browser', () => {
  beforeAll(async () => {
    ;[system, browser] = await Promise.all([startSystem(), startBrowser()])
    page = await browser.open({ viewport: { width: 1440, height: 900 } })
    await signIn(page, system)
  })
  afterAll(async () => {
    await browser?.dispose()
    await system?.dispose()
  })

  const byId = (id: string) => page.getByTestId(id)
  const goTo = (path: string) => page.goto(`${system.url}${path}`)
  const report = (name: string) => byId(`report-${name}`)
  const allReports = async () => {
    for (const name of ['market', 'onchain', 'sentiment', 'team']) {
      await page.locator(`[data-testid="report-${name}"][aria-busy="false"]`).waitFor()
    }
  }

  it('lists all that a shared ticker may mean, with reasons and warnings, and opens what is picked', async () => {
    await goTo('/tokens')
    await byId('token-search').fill('UNI')
    await byId('token-search').press('Enter')
    await byId('candidate').first().waitFor()
    expect(await byId('candidate').count()).toBeGreaterThanOrEqual(4)
    expect(page.url()).toContain('q=UNI')
    expect(await byId('candidate').nth(1).textContent()).toMatch(/Shares the ticker UNI/)
    await byId('candidate').first().getByRole('link').click()
    await page.getByRole('heading', { name: 'Uniswap' }).waitFor()
    expect(decodeURIComponent(new URL(page.url()).pathname)).toBe(`/tokens/${UNI}`)
  })

  it('shows the four reports side by side, with what is missing in words', async () => {
    await allReports()
    expect(await report('market').textContent()).toMatch(/Annualised volatility\s*\d/)
    expect(await report('team').textContent()).toContain('Uniswap/')
    await report('sentiment').locator('.missing summary').click()
    expect(await report('sentiment').textContent()).toContain('Needs a key')
    expect(await report('onchain').textContent()).toContain('Not today’s holders')
    expect(await byId('recorded-banner').textContent()).toMatch(/not current/i)
  })

  it('opens the evidence of a figure, and gives the focus back when it is closed', async () => {
    const chip = report('market').getByRole('button', { name: /evidence of Annualised volatility/ })
    await chip.click()
    const panel = byId('evidence-panel')
    await panel.waitFor()
    expect(await panel.textContent()).toMatch(/Annualised volatility.*Computed.*Recorded/s)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.locator(':focus').getAttribute('aria-label'), PATIENT)
      .toMatch(/evidence of Annualised volatility/)
  })

  it('draws the closes of the window that is chosen, and tells them in words and as a table', async () => {
    const chart = byId('price-chart')
    await chart.locator('svg.recharts-surface').first().waitFor()
    expect(await chart.locator('figcaption').textContent()).toMatch(/deepest fall from a peak was −\d/)
    await browser.shoot(page, 'token-page')
    await chart.locator('.segments label', { hasText: '30 days' }).click()
    await chart.getByRole('button', { name: 'Table' }).click()
    await expect.poll(() => chart.locator('tbody tr').count(), PATIENT).toBe(31)
    await chart.getByRole('button', { name: 'Table' }).click()
    await chart.locator('.segments label', { hasText: 'Log' }).click()
    await chart.locator('svg.recharts-surface').first().waitFor()
  })

  it('keeps the other reports where one domain fails', async () => {
    const broken = await browser.open({ viewport: { width: 1440, height: 900 } })
    await signIn(broken, system)
    await broken.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('WebTokenTeam')) return route.fallback()
      const errors = [{ message: 'Down.', extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: 'req_1' } }]
      await route.fulfill({ json: { data: { token: null }, errors } })
    })
    await broken.goto(`${system.url}/tokens/${encodeURIComponent(ETH)}`)
    await broken.getByTestId('report-team').getByTestId('error-banner').waitFor()
    await broken.locator('[data-testid="report-market"][aria-busy="false"]').waitFor()
    expect(await broken.getByTestId('report-market').textContent()).toMatch(/Price\s*\$/)
    expect(await broken.getByTestId('report-market').getByTestId('error-banner').count()).toBe(0)
    await broken.unroute('**/graphql')
    await broken.getByTestId('report-team').getByRole('button', { name: 'Try again' }).click()
    await broken.getByTestId('report-team').getByText('ethereum/go-ethereum', { exact: true }).waitFor()
    await broken.context().close()
  })

  it('says so where an id is no token’s', async () => {
    await goTo('/tokens/nonsense')
    await page.getByRole('heading', { name: 'No token has this id' }).waitFor()
  })

  it('opens a question about the token, written but not sent', async () => {
    await goTo(`/tokens/${encodeURIComponent(ETH)}`)
    await byId('ask-about').click()
    await byId('composer-input').waitFor()
    expect(await byId('composer-input').inputValue()).toContain(ETH)
    expect(await byId('session-item').count()).toBe(0)
    await byId('composer-input').fill('')
  })

  it('compares two tokens that are picked by search, at an address that can be shared', async () => {
    await goTo('/compare')
    for (const [side, ticker] of [
      ['a', 'ETH'],
      ['b', 'BTC'],
    ] as const) {
      await byId(`side-${side}`).getByTestId('token-search').fill(ticker)
      await byId(`side-${side}`).getByTestId('token-search').press('Enter')
      await byId(`side-${side}`).getByTestId('candidate').first().getByRole('button').click()
    }
    const address = new URL(page.url()).searchParams
    expect([address.get('a'), address.get('b')]).toEqual([ETH, BTC])
    await page.reload()
    const volatility = page.getByRole('row', { name: /Annualised volatility/ })
    await volatility.getByText('steadier').waitFor()
    expect(await volatility.textContent()).toMatch(/points/)
    const supply = page.getByRole('row', { name: /Circulating supply/ })
    expect(await supply.textContent()).toContain('counted in different units')
    expect(await supply.locator('.compare-word').count()).toBe(0)
    await byId('index-chart').locator('svg.recharts-surface').first().waitFor()
    await browser.shoot(page, 'compare-page')
    await volatility.getByRole('button').first().click()
    expect(await byId('evidence-panel').textContent()).toContain('ETH: Annualised volatility')
  })

  it('has nothing to complain of in the console', () => {
    expect(browser.complaints).toEqual([])
  })
})
