import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graveViolations, pixelsBeyond } from '../support/axe.ts'
import { growToContent, isChromiumMissing, signIn, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'

const UNI = encodeURIComponent('eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984')
const ETH = encodeURIComponent('eip155:1/slip44:60')
const BTC = encodeURIComponent('bip122:000000000019d6689c085ae165831e93/slip44:0')

/** Each page, and what is there once it shows all that it has. */
const PAGES: [name: string, path: string, ready: (page: Page) => Promise<unknown>][] = [
  ['a new question', '/', (page) => page.getByTestId('model-menu').waitFor()],
  ['a search for a token', '/tokens?q=UNI', (page) => page.getByTestId('candidate').first().waitFor()],
  ['a token', `/tokens/${UNI}`, tokenShown],
  ['a comparison', `/compare?a=${ETH}&b=${BTC}`, comparisonShown],
  ['the settings', '/settings', (page) => page.getByTestId('data-source').first().waitFor()],
  ['nothing', '/no/such/page', (page) => page.getByRole('heading', { name: 'Nothing here' }).waitFor()],
]
const LOOKS = [
  { name: '', width: 1440, height: 900, colorScheme: 'light' },
  { name: '-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: '-phone-dark', width: 360, height: 740, colorScheme: 'dark' },
  { name: '-phone', width: 360, height: 740, colorScheme: 'light' },
] as const

/** As patient as Chromium itself: a busy machine is no failure. */
const PATIENT = { timeout: 30_000 }

let system: System
let browser: TestBrowser

async function tokenShown(page: Page) {
  for (const name of ['market', 'onchain', 'sentiment', 'team']) {
    await page.locator(`[data-testid="report-${name}"][aria-busy="false"]`).waitFor()
  }
  await page.getByTestId('price-chart').locator('svg.recharts-surface').first().waitFor()
}

async function comparisonShown(page: Page) {
  await page.getByText('steadier').waitFor()
  await page.getByTestId('index-chart').locator('svg.recharts-surface').first().waitFor()
}

/** Each look by its name, with what is wrong in it; none where all is well. Takes a picture of each where asked to. */
async function faults(page: Page, picture: string | null): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { name, width, height, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    const grave = await graveViolations(page)
    const beyond = await pixelsBeyond(page)
    if (beyond > 0) grave.push(`${beyond} pixels beyond the side`)
    if (grave.length > 0) found[`${width} wide, ${colorScheme}`] = grave
    if (!picture) continue
    await growToContent(page)
    await browser.shoot(page, `${picture}${name}-whole`)
  }
  await page.setViewportSize({ width: LOOKS[0].width, height: LOOKS[0].height })
  return found
}

describe.skipIf(isChromiumMissing)('in every look, wide and 360 pixels narrow, light and dark', () => {
  let page: Page

  beforeAll(async () => {
    ;[system, browser] = await Promise.all([startSystem(), startBrowser()])
    page = await browser.open({ viewport: { width: 1440, height: 900 } })
  })
  afterAll(async () => {
    await browser?.dispose()
    await system?.dispose()
  })

  it('the sign-in has no grave violation of WCAG by axe, and nothing beyond the side', async () => {
    await page.goto(system.url)
    await page.getByTestId('sign-in-form').waitFor()
    expect(await faults(page, null)).toEqual({})
    await signIn(page, system)
  })

  it.each(PAGES)('%s has none either', async (title, path, ready) => {
    await page.goto(`${system.url}${path}`)
    await ready(page)
    expect(await faults(page, title.replaceAll(' ', '-'))).toEqual({})
  })

  it('nor has an open menu', async () => {
    await page.goto(system.url)
    await page.getByTestId('model-menu').click()
    await page.getByRole('menu').waitFor()
    expect(await faults(page, null)).toEqual({})
  })

  it('nor has a conversation with open evidence', async () => {
    await page.goto(system.url)
    await page.getByTestId('composer-input').fill('Is ETH a healthy asset?')
    await page.getByTestId('composer-send').click()
    await page.locator('[data-testid="message-assistant"][data-status="completed"]').waitFor()
    await page.getByTestId('citation').first().click()
    await page.getByTestId('evidence-panel').waitFor()
    expect(await faults(page, null)).toEqual({})
  })

  it('the first Tab leads past the list to the page', async () => {
    await page.goto(`${system.url}/settings`)
    await page.getByTestId('data-source').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator('#page :focus').count()).toBe(1)
  })

  it('the list of questions holds the focus while it lies over the page of a phone, and gives it back', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('button', { name: 'Open the list of questions' }).click()
    await expect.poll(() => page.locator('.workspace-list :focus').count(), PATIENT).toBe(1)
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.locator(':focus').getAttribute('aria-label'), PATIENT)
      .toBe('Open the list of questions')
  })
})
