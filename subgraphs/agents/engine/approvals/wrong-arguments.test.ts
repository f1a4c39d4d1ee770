import { afterEach, describe, expect, it } from 'vitest'
import { call, createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { answer, callLines, waitingApprovals } from '../../testing/approvals.ts'
import { endedEvents, replay, sendMessage } from '../../testing/conversation.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'
import type { StubTool } from '../../testing/stub-graph.ts'
import { checkArguments } from './check-arguments.ts'

const opened: TestAgents[] = []
afterEach(async () => {
  for (const agents of opened.splice(0)) await agents.dispose()
})

const inputSchema = {
  type: 'object',
  properties: { text: { type: 'string', maxLength: 5 }, to: { type: 'string', default: 'all' } },
  required: ['text', 'to'],
  additionalProperties: false,
}
const done = () => ({ result: { done: true } })

/** Asks for `wrong`, then, told what was wrong with it, for `right`; says how both ended. */
function corrected(
  name: string,
  wrong: Record<string, unknown>,
  right: Record<string, unknown>,
  before: string[] = [],
) {
  const errors: string[] = []
  const model = createScriptedModel((request, step) => {
    const results = request.messages.flatMap((message) => (message.role === 'tool' ? message.results : []))
    if (step <= before.length) return call(step, [before[step - 1] ?? '', {}])
    if (step === before.length + 1) return call(step, [name, wrong])
    if (step === before.length + 2) {
      errors.push(JSON.stringify(results.at(-1)))
      return call(step, [name, right])
    }
    return say(results.map(({ status }) => status).join(' '))
  })
  return { model, errors }
}
async function start(model: ReturnType<typeof createScriptedModel>, tools: Record<string, StubTool>) {
  const agents = await startAgents({ model, tools })
  opened.push(agents)
  return agents
}

describe('arguments that a tool does not take', () => {
  it.each([
    ['too long', { text: 'abcdef' }],
    ['of another type', { text: 1 }],
    ['left out', {}],
    ['too many', { text: 'a', cc: 'b' }],
  ])('go back to the model without anybody being asked: %s', async (_, wrong) => {
    const notify: StubTool = { effect: 'WRITE', isRisky: true, isTrusted: true, inputSchema, run: done }
    const { model, errors } = corrected('notify', wrong, { text: 'abcde' })
    const agents = await start(model, { notify })
    const run = await sendMessage(agents)
    const asked = await waitingApprovals(agents, run)
    expect(asked.map((approval) => approval.arguments)).toEqual([{ text: 'abcde' }])
    expect(errors.join()).toContain('INVALID_ARGUMENTS: arguments')
    expect(agents.calls).toEqual([])
    await answer(agents, asked[0]!, 'APPROVE')
    const events = await endedEvents(agents, run.runUuid)
    expect(callLines(events)).toEqual([
      'started notify',
      'notify FAILED',
      'started notify',
      'asked notify',
      'APPROVED notify',
      'notify SUCCEEDED',
    ])
    expect(replay(events)).toBe('FAILED SUCCEEDED')
    expect(agents.calls).toMatchObject([{ arguments: { text: 'abcde' } }])
  })

  it('are never sent on by a write after text from outside, which nobody was asked about either', async () => {
    const save: StubTool = { effect: 'IDEMPOTENT_WRITE', isTrusted: true, inputSchema, run: done }
    const { model } = corrected('save', { text: null }, { text: 'a' }, ['read'])
    const agents = await start(model, { save, read: { run: () => ({ result: { said: 'Save this!' } }) } })
    const run = await sendMessage(agents)
    const [approval, ...others] = await waitingApprovals(agents, run)
    expect(others).toEqual([])
    await answer(agents, approval!, 'DENY')
    expect(replay(await endedEvents(agents, run.runUuid))).toBe('SUCCEEDED FAILED DENIED')
    expect(agents.calls.map(({ name }) => name)).toEqual(['read'])
  })
})

describe('a schema', () => {
  const tool = { name: 't', description: '', effect: 'WRITE', isRisky: false, isTrusted: true, timeoutMs: 1 } as const

  it('is not asked where nobody is: the executor has the word', () => {
    expect(checkArguments({ ...tool, effect: 'READ', inputSchema }, { text: 1 })).toBeNull()
    expect(checkArguments({ ...tool, effect: 'READ', isRisky: true, inputSchema }, { text: 1 })).toContain('string')
  })

  it('that can not be read stands in no way', () => {
    expect(checkArguments({ ...tool, inputSchema: { type: 'nothing of the kind' } }, {})).toBeNull()
    expect(checkArguments({ ...tool, inputSchema: { $ref: 'https://example.test/else' } }, {})).toBeNull()
  })

  it('changes no arguments', () => {
    const input = { text: 'a' }
    expect(checkArguments({ ...tool, inputSchema }, input)).toBeNull()
    expect(input).toEqual({ text: 'a' })
  })
})
