import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelStub, StubModelRequest } from '../stubs/model-server.ts'
import { startOpenAiStub } from '../stubs/openai.ts'
import { graveViolations, pixelsBeyond } from '../support/axe.ts'
import { isChromiumMissing, signIn, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'

/** As patient as Chromium itself: a busy machine is no failure. */
const PATIENT = { timeout: 30_000 }

/** Questions that are answered by half until they are let go on. */
const held = new Map<string, PromiseWithResolvers<void>>()
function hold(question: string): () => void {
  const gate = Promise.withResolvers<void>()
  held.set(question, gate)
  return gate.resolve
}

const WORDS = [
  'It depends on ',
  'who holds it, ',
  'who may change it, ',
  'and who would notice. ',
  'Each is a question ',
  'of its own.',
]
const WHOLE = WORDS.join('').trim()
const versions = new Map<string, number>()

/** Answers the last question: with what it was asked, which time that was, and the words above. */
function answer({ body }: StubModelRequest) {
  if (isToGoOn(body)) return { text: ['and who would notice. ', 'Each is a question of its own.'] }
  const question = lastQuestion(body)
  const version = (versions.get(question) ?? 0) + 1
  versions.set(question, version)
  const time = ['First', 'Second', 'Third'][version - 1] ?? 'Another'
  const gate = held.get(question)
  return { text: [`${time} answer to “${question}”: `, ...WORDS], ...(gate ? { holds: gate.promise } : {}) }
}

/** Whether the rest of an answer is wanted. */
function isToGoOn(body: unknown): boolean {
  return JSON.stringify(body).includes('Your answer above broke off.')
}

// biome-ignore lint/suspicious/noExplicitAny: any request of the Responses API
function lastQuestion({ input }: any): string {
  const last = input.findLast(({ role }: { role?: string }) => role === 'user')
  const text =
    typeof last.content === 'string' ? last.content : last.content.map((part: { text: string }) => part.text).join('')
  return QUESTIONS.find((question) => text.includes(question)) ?? text
}

const QUESTIONS = [
  'Can it be trusted?',
  'Who made it?',
  'Who holds it?',
  'Who audits it?',
  'What is it for?',
  'What else is it for?',
  'What is the risk?',
] as const
const [TRUST, MADE, HOLDS, AUDITS, USE, OTHER_USE, RISK] = QUESTIONS

let system: System
let browser: TestBrowser
let stub: ModelStub
let page: Page

describe.skipIf(isChromiumMissing)('a conversation in a browser', () => {
  beforeAll(async () => {
    stub = await startOpenAiStub()
    stub.reply = answer
    const settings = { OPENAI_API_KEY: 'sk-browser-test', OPENAI_BASE_URL: stub.url }
    ;[system, browser] = await Promise.all([startSystem(settings), startBrowser()])
    page = await browser.open({ viewport: { width: 1280, height: 860 } })
    await signIn(page, system)
  })
  afterAll(async () => {
    await browser?.dispose()
    await system?.dispose()
    await stub?.dispose()
  })

  const byId = (id: string) => page.getByTestId(id)
  const answers = (status: string) => page.locator(`[data-testid="message-assistant"][data-status="${status}"]`)
  const textOf = async (locator: Locator) => ((await locator.textContent()) ?? '').replace(/\s+/g, ' ')
  const questions = async () =>
    (await page.locator('[data-testid="message-user"] h2').allTextContents()).map((text) => text.trim())
  async function ask(question: string) {
    await byId('composer-input').fill(question)
    await page.keyboard.press('Enter')
  }
  async function expectFine() {
    expect(await graveViolations(page)).toEqual([])
    expect(await pixelsBeyond(page)).toBeLessThanOrEqual(0)
  }

  it('puts what is asked during an answer in line, from where it can be taken back', async () => {
    const goOn = hold(TRUST)
    await ask(TRUST)
    await expect.poll(() => textOf(answers('streaming')), PATIENT).toContain('who holds it')
    await ask(MADE)
    await byId('message-waiting').waitFor()
    await ask(AUDITS)
    await expect.poll(() => byId('message-waiting').count(), PATIENT).toBe(2)
    await byId('composer-input').fill('Another one')
    await byId('composer-interrupt').waitFor()
    await browser.shoot(page, 'queue')
    await expectFine()
    await byId('composer-input').fill('')
    await byId('withdraw').last().click()
    await expect.poll(questions, PATIENT).toEqual([TRUST, MADE])
    await reloadInTheMiddle(goOn)
  })

  /** The reload comes while half of the answer is there; the rest goes on where that ended, and what waits is asked. */
  async function reloadInTheMiddle(goOn: () => void) {
    await page.reload()
    await expect.poll(() => textOf(answers('streaming')), PATIENT).toContain('who holds it')
    await byId('message-waiting').waitFor()
    goOn()
    await expect.poll(() => answers('completed').count(), PATIENT).toBe(2)
    expect(await textOf(answers('completed').first())).toContain(`First answer to “${TRUST}”: ${WHOLE}`)
    expect(await textOf(answers('completed').last())).toContain(`First answer to “${MADE}”: ${WHOLE}`)
    expect(versions.has(AUDITS)).toBe(false)
  }

  it('lets a question interrupt, keeps what was said, marks it as stopped and answers it again when asked', async () => {
    hold(HOLDS)
    await ask(HOLDS)
    await expect.poll(() => textOf(answers('streaming')), PATIENT).toContain('who holds it')
    await byId('composer-input').fill(USE)
    await byId('composer-interrupt').click()
    await answers('stopped').waitFor()
    await expect.poll(() => answers('completed').count(), PATIENT).toBe(3)
    expect(await textOf(answers('stopped'))).toMatch(
      /First answer to “Who holds it\?”: It depends on who holds it.*Stopped\./,
    )
    expect(await textOf(answers('completed').last())).toContain(`First answer to “${USE}”`)
    await answers('stopped').scrollIntoViewIfNeeded()
    await browser.shoot(page, 'interrupt')
    await expectFine()
  })

  it('asks a changed question beside the old one by keyboard, and leads back', async () => {
    await byId('edit').last().focus()
    await page.keyboard.press('Enter')
    await byId('edit-input').fill('Something else')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate('document.activeElement.dataset.testid'), PATIENT).toBe('edit')
    await page.keyboard.press('Enter')
    await byId('edit-input').fill(OTHER_USE)
    await browser.shoot(page, 'edit')
    await expectFine()
    await page.keyboard.press('Enter')
    await expect.poll(questions, PATIENT).toEqual([TRUST, MADE, HOLDS, OTHER_USE])
    await expect.poll(() => textOf(answers('completed').last()), PATIENT).toContain(`First answer to “${OTHER_USE}”`)
    expect(await textOf(byId('branch-switch'))).toContain('2/2')
    await page.getByRole('button', { name: 'Earlier version of the question' }).click()
    await expect.poll(questions, PATIENT).toEqual([TRUST, MADE, HOLDS, USE])
    expect(await textOf(answers('completed').last())).toContain(`First answer to “${USE}”`)
    await page.getByRole('button', { name: 'Later version of the question' }).click()
    await expect.poll(questions, PATIENT).toEqual([TRUST, MADE, HOLDS, OTHER_USE])
  })

  it('answers again beside the answer that is there, and shows the same after a reload', async () => {
    await byId('regenerate').first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(questions, PATIENT).toEqual([TRUST])
    held.get(TRUST)?.resolve()
    await expect.poll(() => textOf(answers('completed')), PATIENT).toContain(`Second answer to “${TRUST}”: ${WHOLE}`)
    expect(await textOf(byId('branch-switch'))).toContain('2/2')
    await answers('completed').hover()
    await browser.shoot(page, 'branch')
    await expectFine()
    await page.reload()
    await expect.poll(() => textOf(answers('completed')), PATIENT).toContain('Second answer')
    await page.getByRole('button', { name: 'Earlier version of the answer' }).click()
    await expect.poll(questions, PATIENT).toEqual([TRUST, MADE, HOLDS, OTHER_USE])
  })

  it('goes on with a stopped answer right below it, and has another model answer again', async () => {
    await byId('new-question').click()
    hold(RISK)
    await ask(RISK)
    await expect.poll(() => textOf(answers('streaming')), PATIENT).toContain('who holds it')
    await page.keyboard.press('Escape')
    await answers('stopped').waitFor()
    await browser.shoot(page, 'stopped')
    await byId('continue').focus()
    await page.keyboard.press('Enter')
    await answers('completed').waitFor()
    expect(await textOf(answers('completed'))).toContain('and who would notice. Each is a question of its own.')
    expect(await textOf(answers('stopped'))).toMatch(/who holds it.*It goes on below\./)
    expect(await byId('continue').count()).toBe(0)
    await browser.shoot(page, 'continue')
    await expectFine()
    held.get(RISK)?.resolve()
    await byId('answer-again-with').focus()
    await page.keyboard.press('Enter')
    await browser.shoot(page, 'answer-again-with')
    await expectFine()
    await page.locator('[role=menuitemradio][aria-checked=false]:not([aria-disabled])').first().click()
    await expect.poll(() => textOf(answers('completed')), PATIENT).toContain(`Second answer to “${RISK}”: ${WHOLE}`)
    const asked = stub.requests.map(({ body }) => body.model)
    expect(asked.at(-1)).not.toBe(asked[0])
    expect(await textOf(byId('branch-switch'))).toContain('2/2')
  })

  it('shows in another tab what is asked, stopped and chosen in this one, without a reload', async () => {
    const other = await page.context().newPage()
    const inOther = (id: string) => other.getByTestId(id)
    const otherAnswers = () => inOther('message-assistant')
    await other.goto(page.url())
    await expect.poll(() => textOf(otherAnswers().first()), PATIENT).toContain('Second answer')
    await page.getByRole('button', { name: 'Earlier version of the answer' }).click()
    await expect.poll(() => otherAnswers().count(), PATIENT).toBe(2)
    expect(await textOf(otherAnswers().last())).toContain('Each is a question of its own.')
    const goOn = hold(AUDITS)
    await ask(AUDITS)
    // The words come there as they come here.
    await expect.poll(() => textOf(otherAnswers().last()), PATIENT).toContain('who holds it')
    await ask(USE)
    await inOther('message-waiting').waitFor()
    await byId('withdraw').click()
    await expect.poll(() => inOther('message-waiting').count(), PATIENT).toBe(0)
    await inOther('composer-stop').click()
    await answers('stopped').nth(1).waitFor()
    goOn()
    // And back: what is chosen there is shown here.
    await other.getByRole('button', { name: 'Later version of the answer' }).click()
    await expect.poll(() => textOf(answers('completed').first()), PATIENT).toContain('Second answer')
    await other.close()
  })

  it('has room for all of it on a phone, in the dark', async () => {
    const goOn = hold(AUDITS)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await ask(AUDITS)
    await expect.poll(() => textOf(answers('streaming')), PATIENT).toContain('who holds it')
    await ask(USE)
    await byId('message-waiting').waitFor()
    await byId('composer-input').fill('Another one')
    await byId('composer-interrupt').waitFor()
    await browser.shoot(page, 'thread-phone-dark')
    await expectFine()
    goOn()
    await expect.poll(() => answers('streaming').count(), PATIENT).toBe(0)
  })

  it('leaves nothing to complain of in the console', () => {
    expect(browser.complaints).toEqual([])
  })
})
