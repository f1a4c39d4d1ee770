import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'
import { linkInTerminal } from '../support/mail.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

const isMissing = (process.env.CHAINLENS_MISSING_TOOLS ?? '').split(',').includes('chromium')
const pictures = join(rootDirectory, 'test-results/screenshots')
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']

let system: System
let browser: Browser
let context: BrowserContext
let page: Page
const problems: string[] = []
const asked: string[] = []
const email = `ada.${randomUUID().slice(0, 8)}@example.org`
const password = 'a long way to Ithaca'
const newPassword = 'a new way to Ithaca'

/** Runs axe in the page, past its policy on scripts; gives what is serious or worse. */
const AXE = `(() => { ${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
  return axe.run().then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' '))) })()`

const byId = (id: string) => page.getByTestId(id)
const shot = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) })
/** The link of the newest mail about `subject`, as the terminal shows it. */
function linkOf(subject: string): Promise<string> {
  return waitFor(() => linkInTerminal(system.processes.get('everything')?.output() ?? '', email, subject))
}
async function signInWith(word: string): Promise<void> {
  await byId('sign-in-password').fill(word)
  await byId('sign-in-submit').click()
}

describe.skipIf(isMissing)('signing up in a browser', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    system = await startSystem()
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  })
  afterAll(async () => {
    await browser?.close()
    await system?.dispose()
  })

  it('says at each field what is wrong with it, and goes to the first', async () => {
    await page.goto(system.url)
    await byId('to-register').click()
    await page.waitForURL('**/register')
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill('password')
    await page.keyboard.press('Enter')
    await byId('password-refusal').waitFor()
    expect(await byId('password-refusal').textContent()).toMatch(/most common/)
    expect(await page.locator(':focus').getAttribute('id')).toBe('password')
    await shot('register')
    await page.setViewportSize({ width: 375, height: 812 })
    await shot('register-phone')
    const { scrollWidth } = await page.evaluate<{ scrollWidth: number }>(
      '({ scrollWidth: document.documentElement.scrollWidth })',
    )
    expect(scrollWidth).toBe(375)
    await page.setViewportSize({ width: 1280, height: 860 })
  })

  it('has nothing that stops a screen reader or a keyboard', async () => {
    for (const address of ['/register', '/forgot', '/verify', '/reset?token=x', '/']) {
      await page.goto(`${system.url}${address}`)
      await page.locator('h1').waitFor()
      expect(await page.evaluate(AXE)).toEqual([])
    }
    await page.goto(`${system.url}/register`)
    await page.getByLabel('Name').focus()
    for (const name of ['email', 'password']) {
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').getAttribute('name')).toBe(name)
    }
  })

  it('mails a link, and does not sign in before it was followed', async () => {
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(password)
    await byId('auth-submit').click()
    await byId('auth-outcome').waitFor()
    expect(await page.locator('h1:focus').textContent()).toBe('Look into your mailbox')
    await shot('register-mailed')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await byId('sign-in-email').fill(email)
    await signInWith(password)
    await byId('send-again').waitFor()
    await shot('sign-in-unconfirmed')
  })

  it('confirms by the link and a button, keeps the token out of the address bar, and signs in', async () => {
    const link = await linkOf('confirm')
    await page.goto(link)
    await byId('auth-submit').waitFor()
    await page.waitForURL('**/verify')
    expect(page.url()).not.toContain('token')
    asked.length = 0
    await shot('verify')
    await byId('auth-submit').click()
    await byId('go-to-sign-in').click()
    expect(await byId('sign-in-email').inputValue()).toBe(email)
    await signInWith(password)
    await byId('composer-input').waitFor()
    const token = new URL(link).searchParams.get('token') ?? ''
    expect(asked.filter((request) => request.includes(token))).toEqual([])
    // Once is all that it was good for.
    const other = await context.newPage()
    await other.goto(link)
    await other.getByTestId('auth-submit').click()
    await other.getByTestId('token-invalid').waitFor()
    await other.close()
  })

  it('resets a forgotten password, which ends the sign-in of another browser', async () => {
    const elsewhere = await browser.newContext()
    const other = page
    page = await elsewhere.newPage()
    await page.goto(system.url)
    await byId('to-forgot').click()
    await page.getByLabel('Email').fill(email.toUpperCase())
    await byId('auth-submit').click()
    await byId('auth-outcome').waitFor()
    await page.goto(await linkOf('choose a new password'))
    await page.waitForURL('**/reset')
    await page.getByLabel('New password').fill(newPassword)
    await shot('reset')
    await byId('auth-submit').click()
    await byId('go-to-sign-in').click()
    await byId('sign-in-email').fill(email)
    await signInWith(password)
    await byId('error-banner').waitFor()
    await signInWith(newPassword)
    await byId('composer-input').waitFor()
    await other.reload()
    await other.getByTestId('sign-in-form').waitFor()
    await elsewhere.close()
  })

  it('has nothing to complain of in the console', () => {
    expect(problems).toEqual([])
  })
})
