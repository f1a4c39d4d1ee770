import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { rootDirectory } from '../../cli/root-directory.ts'
import type { System } from './system.ts'

const CHROMIUM = '/usr/bin/chromium'
/** What Chromium itself would fetch from the internet has no place in a test. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** True where Chromium is known not to be here; tests/support/ensure-tools.ts says so once. */
export const isChromiumMissing = (process.env.CHAINLENS_MISSING_TOOLS ?? '').split(',').includes('chromium')

const pictures = join(rootDirectory, 'test-results/screenshots')

/** A Chromium whose pages note what their console complains of. */
export interface TestBrowser {
  /** A page in a context of its own, with nothing moving by itself. */
  open(options?: BrowserContextOptions): Promise<Page>
  /** Errors of the console and those that nobody caught, of all pages. */
  complaints: string[]
  /** Saves what `page` shows to test-results/screenshots/<name>.png. */
  shoot(page: Page, name: string): Promise<void>
  dispose(): Promise<void>
}

export async function startBrowser(): Promise<TestBrowser> {
  mkdirSync(pictures, { recursive: true })
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  const complaints: string[] = []
  return {
    complaints,
    async open(options) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      return page
    },
    async shoot(page, name) {
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
    dispose: () => browser.close(),
  }
}

/** Signs in as the demo account and waits for the composer. */
export async function signIn(page: Page, system: System): Promise<void> {
  await page.goto(system.url)
  await page.getByTestId('sign-in-email').fill('demo@chainlens.local')
  await page.getByTestId('sign-in-password').fill(system.demoPassword)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('composer-input').waitFor()
}

/** Shows the whole of a page that scrolls within itself, by a window as high as its content. */
export async function growToContent(page: Page): Promise<void> {
  const height = await page.evaluate<number>(`(() => {
    const scroller = document.querySelector('.page-scroll') ?? document.documentElement
    return Math.ceil(scroller.scrollHeight + Math.max(scroller.getBoundingClientRect().top, 0))
  })()`)
  const { width } = page.viewportSize()!
  await page.setViewportSize({ width, height: Math.min(height, 8000) })
}
