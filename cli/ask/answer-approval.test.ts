import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { answerApproval } from './answer-approval.ts'
import { createConsent } from './consent.ts'
import type { GraphClient } from './graph-client.ts'
import type { ShownEvent } from './operations.ts'
import { printEvent } from './print-event.ts'

const event: ShownEvent = {
  __typename: 'ApprovalRequested',
  sequence: 3,
  toolCallId: 'call_1',
  toolName: 'send_notification',
  arguments: { text: 'a\u202eb\u001b[2J' },
  argumentsHash: 'f00',
  reasons: ['RISKY_TOOL'],
  expiresAt: '2026-01-01T00:00:00.000Z',
}

/** A terminal at which `typed` is typed, and a graph that takes any answer. */
function start(typed: string | null, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream
  const said: string[] = []
  const sent: unknown[] = []
  const terminal = { write: (text: string) => void said.push(text) }
  const client = {
    ask: async (_query: string, variables: { input: unknown }) => {
      sent.push(variables.input)
      return { answerApproval: { userErrors: [] } }
    },
  } as unknown as GraphClient
  const consent = createConsent(input, terminal, new AbortController().signal)
  const answering = answerApproval(client, terminal, { runId: 'run_1', event, consent })
  if (typed !== null) (input as unknown as PassThrough).write(typed)
  return { answering, consent, sent, text: () => said.join('') }
}

it.each([
  ['y\n', 'APPROVE'],
  ['YES\n', 'APPROVE'],
  ['n\n', 'DENY'],
])('takes %j for an answer', async (typed, decision) => {
  const { answering, sent } = start(typed)
  await answering
  expect(sent).toEqual([{ runId: 'run_1', toolCallId: 'call_1', argumentsHash: 'f00', decision }])
})

it('asks no more once it was answered elsewhere', async () => {
  const { answering, consent, sent, text } = start(null)
  await Promise.resolve()
  consent.answered('call_1')
  await answering
  expect(sent).toEqual([])
  expect(text()).not.toContain('web app')
})

it('says how to answer where nobody is at the terminal', async () => {
  const { answering, sent, text } = start(null, false)
  await answering
  expect(sent).toEqual([])
  expect(text()).toContain('"toolCallId":"call_1","argumentsHash":"f00"')
})

it('shows what waits whole, and nothing of it steers the terminal', () => {
  const said: string[] = []
  printEvent({ write: (text) => void said.push(text) }, { printed: 0, isAtLineStart: true }, event)
  expect(said.join('')).toMatch(/send_notification waits.*acts outside.*a\\u\{202e\}b\\u001b\[2J.*counts as a no/s)
})
