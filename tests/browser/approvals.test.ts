import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelStub, StubModelRequest } from '../stubs/model-server.ts'
import type { StubReply } from '../stubs/model-turn.ts'
import { startOpenAiStub } from '../stubs/openai.ts'
import { startWebhook, type WebhookStub } from '../stubs/webhook.ts'
import { isChromiumMissing, signIn, startBrowser, type TestBrowser } from '../support/browser.ts'
import { type System, startSystem } from '../support/system.ts'

const ETHER = 'eip155:1/slip44:60'
const ALERT = { text: 'ETH: volatility is above its yearly mean.\nNext look on Monday.' }
const NOTE = { content: 'Verified contract; watch the unlock in March.', tokenId: ETHER }

let gpt: ModelStub
let hook: WebhookStub
let system: System
let browser: TestBrowser
let page: Page

/** Does what the question asks for: notifies, or reads and then notes; then says how it was taken. */
function reply({ body }: StubModelRequest): StubReply {
  const input: { role?: string; type?: string; output?: string; content?: unknown }[] = body.input ?? []
  const question = JSON.stringify(input.findLast(({ role }) => role === 'user')?.content ?? '')
  const since = input.slice(input.findLastIndex(({ role }) => role === 'user'))
  const outputs = since.filter(({ type }) => type === 'function_call_output')
  const call = (name: string, what: object): StubReply => ({
    text: ['I will do that.'],
    calls: [{ id: `call_${name}_${outputs.length}`, name, arguments: JSON.stringify(what) }],
  })
  if (question.includes('note') && outputs.length === 0) return call('analyze_team', { tokenId: ETHER })
  if (question.includes('note') && outputs.length === 1) return call('save_note', NOTE)
  if (!question.includes('note') && outputs.length === 0) return call('send_notification', ALERT)
  return { text: [/said no/.test(outputs.at(-1)?.output ?? '') ? 'I left it.' : 'It is done.'] }
}

describe.skipIf(isChromiumMissing)('approvals in a browser', () => {
  beforeAll(async () => {
    ;[gpt, hook] = await Promise.all([startOpenAiStub(), startWebhook()])
    gpt.reply = reply
    const settings = {
      OPENAI_API_KEY: 'sk-browser-test',
      OPENAI_BASE_URL: gpt.url,
      NOTIFICATION_WEBHOOK_URL: hook.hookUrl,
    }
    ;[system, browser] = await Promise.all([startSystem(settings), startBrowser()])
    page = await browser.open({ viewport: { width: 1440, height: 900 } })
    await signIn(page, system)
  })
  afterAll(async () => {
    await browser?.dispose()
    await system?.dispose()
    await hook?.dispose()
    await gpt?.dispose()
  })

  const byId = (id: string, where = page) => where.getByTestId(id)
  const answers = (status: string) => page.locator(`[data-testid="message-assistant"][data-status="${status}"]`)
  async function ask(text: string): Promise<void> {
    await byId('composer-input').fill(text)
    await byId('composer-send').click()
  }

  it('ask before anything is sent, with the exact text, why, and until when', async () => {
    await ask('Notify the channel.')
    const card = byId('approval')
    await card.waitFor()
    expect(await byId('approval-arguments').textContent()).toBe(JSON.stringify(ALERT, null, 2))
    expect(await card.textContent()).toMatch(/Allow “Send notification”\?.*acts outside ChainLens.*counts as a no/s)
    await byId('waiting-approvals').waitFor()
    expect(await byId('waiting-approvals').textContent()).toContain('Send notification')
    await browser.shoot(page, 'approval')
    expect(hook.posted).toEqual([])
  })

  it('wait through a reload, and are answered by keyboard; another device sees the answer', async () => {
    const other = await browser.open({ viewport: { width: 375, height: 812 } })
    await signIn(other, system)
    await other.goto(page.url())
    await byId('approval', other).waitFor()
    await browser.shoot(other, 'approval-phone')

    await page.reload()
    await byId('approval').waitFor()
    await byId('approval-arguments').focus()
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Deny')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Approve')
    await page.keyboard.press('Enter')
    await answers('completed').waitFor()
    await other.locator('[data-testid="message-assistant"][data-status="completed"]').waitFor()
    expect(await answers('completed').textContent()).toContain('It is done.')
    expect(await page.locator(':focus').textContent()).toBe('Send notification: Allowed')
    expect(hook.posted).toEqual([{ text: ALERT.text, idempotencyKey: expect.stringMatching(/^toolexec_/) }])
    await expect.poll(() => byId('waiting-approvals').count()).toBe(0)
    await other.context().close()
  })

  it('leave a call unmade after a no, and the answer goes on', async () => {
    await ask('Notify them again.')
    await byId('approval').last().getByRole('button', { name: 'Deny' }).click()
    await expect.poll(() => answers('completed').count(), { timeout: 30_000 }).toBe(2)
    expect(await answers('completed').last().textContent()).toContain('I left it.')
    // The answers are told after a reload too.
    await page.reload()
    await answers('completed').last().waitFor()
    expect(await byId('approval').allTextContents()).toEqual([
      'Send notification: Allowed',
      'Send notification: Not allowed',
    ])
    expect(hook.posted).toHaveLength(1)
  })

  it('ask for a note too once something was read, and the notebook has it then', async () => {
    await ask('Please note what matters.')
    await byId('approval').filter({ hasText: 'Save note' }).waitFor()
    expect(await byId('approval').last().textContent()).toMatch(
      /Allow “Save note”\?.*Text from outside was read before/s,
    )
    await byId('approval').last().getByRole('button', { name: 'Approve' }).click()
    await expect.poll(() => answers('completed').count(), { timeout: 30_000 }).toBe(3)
    await page.getByRole('link', { name: 'Notes' }).click()
    await byId('note').waitFor()
    expect(await byId('note').textContent()).toContain(NOTE.content)
    await browser.shoot(page, 'notes')
    await byId('note').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('it is kept here').waitFor()
  })

  it('leave nothing in the console', () => expect(browser.complaints).toEqual([]))
})
