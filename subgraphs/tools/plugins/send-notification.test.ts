import { hashJson } from '@chainlens/platform/json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWebhook, type WebhookStub } from '../../../tests/stubs/webhook.ts'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { executeTool } from '../executor/execute-tool.ts'
import type { Tool } from '../registry/tool.ts'
import { callPlugin } from '../testing/call-plugin.ts'
import sendNotification from './send_notification.ts'

let hook: WebhookStub
let test: TestPlatform
beforeEach(async () => {
  hook = await startWebhook()
  test = await createTestPlatform({ notificationWebhookUrl: hook.hookUrl })
})
afterEach(async () => {
  await hook.dispose()
  await test.dispose()
})

const send = (text: string) => callPlugin(test.platform, sendNotification, { text })

/** As a run calls it. */
function callAsRun(input: object, approvedArgumentsHash: string | null) {
  const tool = sendNotification(test.platform) as Tool
  const principal = testPrincipal('01890000-0000-7000-8000-000000000001', {
    runId: '01890000-0000-7000-8000-000000000002',
  })
  const { limits, logger } = test.platform
  const context = {
    tools: new Map([[tool.name, tool]]),
    limits,
    logger,
    principal,
    signal: AbortSignal.timeout(20_000),
  }
  return executeTool(context, { name: tool.name, arguments: input, callId: 'toolexec_1', approvedArgumentsHash })
}

describe('a notification', () => {
  it('is posted with the id of its call, and its address is told to nobody', async () => {
    const input = { text: 'UNI fell 20 %' }
    const outcome = await callAsRun(input, hashJson(input))
    expect(outcome).toMatchObject({ outcome: 'SUCCEEDED', result: { sent: true } })
    expect(hook.posted).toEqual([{ text: 'UNI fell 20 %', idempotencyKey: 'toolexec_1' }])
    expect(JSON.stringify(outcome)).not.toContain('the-secret')
  })

  it('of a run is refused without its user’s consent to exactly these arguments', async () => {
    for (const hash of [null, '', hashJson({ text: 'another' })]) {
      const outcome = await callAsRun({ text: 'hello' }, hash)
      expect(outcome).toMatchObject({ outcome: 'DENIED', failure: { code: 'APPROVAL_REQUIRED' } })
    }
    expect(hook.posted).toEqual([])
  })

  it('alerts nobody by mentions and hides no address behind words', async () => {
    await send('<!channel> <https://evil.example|our page> & <@U123>')
    expect(hook.posted[0]?.text).toBe('&lt;!channel&gt; &lt;https://evil.example|our page&gt; &amp; &lt;@U123&gt;')
  })

  it('that is equal to another one is posted again', async () => {
    await Promise.all([send('same'), send('same')])
    expect(hook.posted).toHaveLength(2)
  })

  it.each(['cut' as const, { status: 500 }, { status: 503 }])(
    'whose channel breaks (%j) is neither done nor failed',
    async (answer) => {
      hook.answer = answer
      expect((await send('hello')).failure).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false })
      expect(hook.posted).toHaveLength(1)
    },
  )

  it.each([
    [{ status: 404 }, 'does not know'],
    [{ status: 429, headers: { 'retry-after': '60' } }, 'limit'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'HTTP 302'],
  ])('that is refused (%j) has failed, once, and says why', async (answer, reason) => {
    hook.answer = answer
    const { failure } = await send('hello')
    expect(failure).toMatchObject({ code: 'EXECUTION_FAILED', message: expect.stringContaining(reason) })
    expect(failure?.message).not.toContain('the-secret')
    expect(hook.posted).toHaveLength(1)
  })

  it('that could not be sent at all has failed', async () => {
    await hook.dispose()
    expect((await send('hello')).failure).toMatchObject({ code: 'EXECUTION_FAILED' })
  })

  it.each([{ text: '' }, { text: ' ' }, { text: 'x'.repeat(2_001) }, {}, { text: 'a', channel: '#all' }])(
    'with %j is refused',
    async (input) => {
      expect((await callPlugin(test.platform, sendNotification, input)).failure?.code).toBe('INVALID_ARGUMENTS')
      expect(hook.posted).toEqual([])
    },
  )

  it('is not offered without a webhook, and is risky where it is', () => {
    const without = { ...test.platform, config: { ...test.platform.config, notificationWebhookUrl: undefined } }
    expect(sendNotification(without)).toBeNull()
    expect(sendNotification(test.platform)).toMatchObject({ effect: 'WRITE', isRisky: true })
  })
})
