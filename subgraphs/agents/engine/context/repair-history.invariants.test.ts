import { describe, expect, it } from 'vitest'
import { messagesInput } from '../../models/anthropic/messages-input.ts'
import type { ModelMessage, ModelRequest, ToolCallResult } from '../../models/model.ts'
import { chatMessages } from '../../models/openai/chat-messages.ts'
import { responsesInput } from '../../models/openai/responses-input.ts'
import { repairHistory } from './repair-history.ts'

const HISTORIES = 250

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** A history as crashes, stops and other models leave it: anything anywhere. */
function brokenHistory(seed: number): ModelMessage[] {
  const random = randomOf(seed)
  const any = <Item>(...items: Item[]) => items[Math.floor(random() * items.length)] as Item
  const id = () => any('a', 'b', 'c', 'd', '', 'call:with/odd characters', 'x'.repeat(100))
  const many = <Item>(most: number, make: () => Item) => Array.from({ length: Math.floor(random() * (most + 1)) }, make)
  const call = () => ({ toolCallId: id(), toolName: any('look', 'no such tool!', ''), arguments: { value: random() } })
  const result = (): ToolCallResult => ({
    toolCallId: id(),
    toolName: 'look',
    status: any('SUCCEEDED', 'FAILED', 'CANCELLED', 'OUTCOME_UNKNOWN'),
    result: any<unknown>(null, { value: random() }, 'text'),
    error: any(null, 'broken'),
    form: any('WHOLE', 'FIGURES', 'SHORT'),
  })
  const state = any<unknown>(undefined, [{ type: 'tool_use', id: 'a', name: 'look', input: {} }], 'not a state')
  const message = (): ModelMessage =>
    any<() => ModelMessage>(
      () => ({ role: 'user', content: any('Hi', 'Is it safe?') }),
      () => ({ role: 'assistant', content: any('', ' ', 'So'), toolCalls: many(3, call), ...(state ? { state } : {}) }),
      () => ({ role: 'tool', results: many(4, result) }),
      () => ({ role: 'note', kind: any('SUMMARY', 'OMISSION'), content: 'Earlier.' }),
    )()
  return [...many(12, message), { role: 'user', content: 'And now?' }, ...many(4, message)]
}

const requestOf = (messages: ModelMessage[], tools = 1): ModelRequest => ({
  system: 'Rules',
  messages: repairHistory(messages),
  tools: Array.from({ length: tools }, () => ({
    name: 'look',
    description: 'Looks.',
    inputSchema: { type: 'object' },
  })),
  facts: [],
  now: new Date(0),
  signal: new AbortController().signal,
})

// biome-ignore lint/suspicious/noExplicitAny: bodies in the providers' own shapes
type Body = any

describe(`each of ${HISTORIES} broken histories, repaired`, () => {
  const seeds = Array.from({ length: HISTORIES }, (_, seed) => seed + 1)

  it('is what the Messages API takes: roles take turns, and each call has its result in the next message, first', () => {
    for (const seed of seeds) {
      const { messages } = messagesInput(requestOf(brokenHistory(seed)))
      const ids = new Set<string>()
      messages.forEach(({ role, content }, index) => {
        const blocks = content as Body[]
        expect(role, `seed ${seed}`).toBe(index % 2 === 0 ? 'user' : 'assistant')
        expect(blocks.length, `seed ${seed}`).toBeGreaterThan(0)
        const calls = blocks.filter(({ type }) => type === 'tool_use').map(({ id }) => id)
        for (const id of calls) {
          expect(ids.has(id), `seed ${seed}: ${id} twice`).toBe(false)
          expect(id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
          ids.add(id)
        }
        const next = (messages[index + 1]?.content ?? []) as Body[]
        const results = next.filter(({ type }) => type === 'tool_result').map(({ tool_use_id }) => tool_use_id)
        if (role === 'assistant') expect(results, `seed ${seed}`).toEqual(calls)
        if (index === 0) expect(blocks.some(({ type }) => type === 'tool_result')).toBe(false)
        const firstText = blocks.findIndex(({ type }) => type === 'text')
        const lastResult = blocks.findLastIndex(({ type }) => type === 'tool_result')
        if (role === 'user' && firstText !== -1) expect(lastResult, `seed ${seed}`).toBeLessThan(firstText)
      })
    }
  })

  it('is what the Responses API takes: each call has one output behind it, and each output its call', () => {
    for (const seed of seeds) {
      const input = responsesInput(requestOf(brokenHistory(seed))).input as Body[]
      const open = new Set<string>()
      const seen = new Set<string>()
      for (const item of input) {
        if (item.type === 'function_call') {
          expect(seen.has(item.call_id), `seed ${seed}`).toBe(false)
          seen.add(item.call_id)
          open.add(item.call_id)
        } else if (item.type === 'function_call_output') expect(open.delete(item.call_id), `seed ${seed}`).toBe(true)
        else expect(item.content, `seed ${seed}`).not.toBe('')
      }
      expect([...open], `seed ${seed}`).toEqual([])
    }
  })

  it('is what chat completions take: the results of a turn stand right behind it, in the order of its calls', () => {
    for (const seed of seeds) {
      const messages = chatMessages(requestOf(brokenHistory(seed))) as Body[]
      messages.forEach((message, index) => {
        if (message.role === 'tool') {
          expect(['assistant', 'tool'], `seed ${seed}`).toContain(messages[index - 1].role)
          return
        }
        const calls: string[] = (message.tool_calls ?? []).map(({ id }: Body) => id)
        const behind = messages.slice(index + 1, index + 1 + calls.length)
        expect(
          behind.map(({ tool_call_id }) => tool_call_id),
          `seed ${seed}`,
        ).toEqual(calls)
        expect(messages[index + 1 + calls.length]?.role, `seed ${seed}`).not.toBe('tool')
      })
    }
  })

  it('is the same when it is repaired again', () => {
    for (const seed of seeds) {
      const once = repairHistory(brokenHistory(seed))
      expect(repairHistory(once), `seed ${seed}`).toEqual(once)
    }
  })

  it('holds no calls where there are no tools', () => {
    for (const seed of seeds.slice(0, 50)) {
      const messages = chatMessages(requestOf(brokenHistory(seed), 0)) as Body[]
      expect(messages.some(({ role, tool_calls }) => role === 'tool' || tool_calls)).toBe(false)
    }
  })
})
