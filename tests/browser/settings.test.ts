import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isChromiumMissing, signIn, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'

/** As patient as Chromium itself: a busy machine is no failure. */
const PATIENT = { timeout: 30_000 }

/** A month of two models under limits, as the graph tells it. */
const days = Array.from({ length: 30 }, (_, index) =>
  new Date(Date.UTC(2026, 9, 25 + index)).toISOString().slice(0, 10),
)
const entry = (date: string | null, model: string | null, calls: number, costUsd: string, isEstimated = false) => ({
  __typename: 'UsageEntry',
  ...{ date, model, calls, inputTokens: calls * 9_100, outputTokens: calls * 640, costUsd },
  ...{ isCostKnown: !isEstimated, isEstimated },
})
const [SONNET, LUNA] = ['anthropic/claude-sonnet-5-5', 'openai/gpt-6-luna']
const USAGE = {
  __typename: 'UsageReport',
  ...{ from: days[0], to: days.at(-1), plan: 'team', arePaidModelsStopped: false },
  entries: days.flatMap((day, index) => [
    entry(day, SONNET, 3 + (index % 5), (0.05 + (index % 5) * 0.09).toFixed(2), index === 20),
    ...(index % 3 ? [] : [entry(day, LUNA, 8, '0.012')]),
  ]),
  models: [entry(null, SONNET, 150, '6.90', true), entry(null, LUNA, 80, '0.12')],
  total: entry(null, null, 230, '7.02', true),
  limits: [
    { kind: 'RUN', limitUsd: '2', spentUsd: null, setAsideUsd: null, remainingUsd: null, resetsAt: null },
    {
      kind: 'DAY',
      limitUsd: '1',
      spentUsd: '0.41',
      setAsideUsd: '0.24',
      remainingUsd: '0.35',
      resetsAt: '2026-11-24T00:00:00Z',
    },
    {
      kind: 'MONTH',
      limitUsd: '20',
      spentUsd: '7.02',
      setAsideUsd: '0.24',
      remainingUsd: '12.74',
      resetsAt: '2026-12-01T00:00:00Z',
    },
  ].map((limit) => ({ __typename: 'SpendingLimit', ...limit })),
}

let system: System
let browser: TestBrowser
let page: Page

describe.skipIf(isChromiumMissing)('settings and models in a browser', () => {
  beforeAll(async () => {
    // Keys that are never used: models of OpenAI can be chosen, nothing is asked of them, and no page shows a key.
    const keys = { OPENAI_API_KEY: 'not-a-key', MORALIS_API_KEY: 'not-a-key' }
    ;[system, browser] = await Promise.all([startSystem(keys), startBrowser()])
    page = await browser.open({ viewport: { width: 1440, height: 900 } })
    await signIn(page, system)
  })
  afterAll(async () => {
    await browser?.dispose()
    await system?.dispose()
  })

  const byId = (id: string) => page.getByTestId(id)
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')

  it('are reached from the account’s menu by keyboard', async () => {
    await byId('account-menu').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menuitem', { name: 'Settings' }).waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.locator(':focus').textContent()).toBe('Graph explorer')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sources and keys' }).waitFor()
  })

  it('name each model with its prices, and what to set where it can’t be asked', async () => {
    await byId('model').first().waitFor()
    const missing = byId('model').filter({ hasText: 'ANTHROPIC_API_KEY' }).first()
    expect(await missing.getByRole('radio').isDisabled()).toBe(true)
    expect(await missing.textContent()).toMatch(/\$\d/)
  })

  it('tell of each source whether it lacks a key, and show none', async () => {
    await byId('data-source').first().waitFor()
    const text = (await page.locator('.sources').textContent()) ?? ''
    expect(text).toMatch(/CoinGecko.*Answers without one/)
    expect(text).toMatch(/Moralis.*Key set/)
    expect(text).toMatch(/Not asked: no key.*ETHERSCAN_API_KEY/)
    expect(await page.content()).not.toContain('not-a-key')
  })

  it('keep the model that is chosen for every question', async () => {
    const luna = byId('model').filter({ hasText: 'openai/gpt-6-luna' }).getByRole('radio')
    await luna.check()
    await page.getByText('answers from now on').waitFor()
    await browser.shoot(page, 'settings')
    await page.reload()
    await expect.poll(() => luna.isChecked(), PATIENT).toBe(true)
  })

  it('let one question go to another model, whose cost stands under the answer', async () => {
    await byId('new-question').click()
    expect(await byId('model-menu').textContent()).toContain('GPT-6 Luna')
    await byId('model-menu').click()
    await browser.shoot(page, 'model-choice')
    await page.getByRole('menuitemradio', { name: /Offline analyst/ }).click()
    expect(await byId('model-menu').textContent()).toContain('this question')
    await byId('composer-input').fill('Who maintains Bitcoin?')
    await byId('composer-send').click()
    await page.locator('[data-testid="message-assistant"][data-status="completed"]').waitFor()
    expect(await page.locator('.answer-counts').textContent()).toMatch(/analyst.*tokens read.*no cost/)
    expect(await byId('model-menu').textContent()).toContain('GPT-6 Luna')
  })

  it('show the checks with their times and arguments after a reload too', async () => {
    await page.reload()
    await page.locator('[data-testid="message-assistant"][data-status="completed"]').waitFor()
    await page.getByRole('region', { name: 'Checks' }).getByRole('button').first().click()
    const card = byId('tool-card').first()
    expect(await card.textContent()).toMatch(/\d ?m?s.*done/)
    await card.locator('summary').click()
    await card.locator('pre').waitFor()
    expect(await card.locator('pre').textContent()).toContain('{')
  })

  it('show what the questions used, by day and model, also as a table', async () => {
    await page.goto(`${system.url}/settings`)
    await byId('usage-model').first().waitFor()
    expect(await byId('usage-model').first().textContent()).toMatch(/^analyst[1-9]/)
    await byId('usage-chart').locator('svg.recharts-surface').first().waitFor()
    await byId('usage-chart').getByRole('button', { name: 'Table' }).click()
    const today = new Date().toISOString().slice(0, 10)
    expect(await byId('usage-chart').locator('tbody tr').first().textContent()).toContain(today)
  })

  it('show how far each limit is used, and which costs are estimates', async () => {
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('WebUsage')) return route.fallback()
      await route.fulfill({ json: { data: { usage: USAGE } } })
    })
    await page.reload()
    await byId('usage-limit').nth(2).waitFor()
    expect(await byId('usage-limit').nth(1).textContent()).toContain(
      '$0.35 of $1.00 left, $0.41 spent, $0.24 set aside',
    )
    await byId('usage-chart').locator('svg.recharts-surface').first().waitFor()
    expect(await byId('usage').textContent()).toContain('estimated')
    // The page alone: into view would move what it stands in, too.
    await byId('usage').evaluate(({ parentElement }) =>
      parentElement?.closest('.page-scroll')?.scrollTo(0, parentElement.offsetTop),
    )
    await browser.shoot(page, 'usage')
    await page.unroute('**/graphql')
  })

  it('turn dark and light by choice, also after a reload', async () => {
    await page.goto(`${system.url}/settings`)
    const light = await ground()
    await page.locator('.segments label', { hasText: 'Dark' }).click()
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    await byId('model').first().waitFor()
    expect(await ground()).toBe(dark)
    await page.locator('.segments label', { hasText: 'Light' }).click()
    expect(await ground()).toBe(light)
  })

  it('follow the system where nothing is chosen', async () => {
    await page.locator('.segments label', { hasText: 'As the system' }).click()
    const light = await ground()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await ground()).not.toBe(light)
    await page.emulateMedia({ colorScheme: 'light' })
  })

  it('leave nothing to complain of in the console', () => {
    expect(browser.complaints).toEqual([])
  })
})
