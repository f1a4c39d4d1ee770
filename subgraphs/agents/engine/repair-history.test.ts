import { describe, expect, it } from 'vitest'
import type { ModelMessage, ToolCallResult } from '../models/model.ts'
import { repairHistory } from './repair-history.ts'

const call = (toolCallId: string) => ({ toolCallId, toolName: 'look', arguments: {} })
const result = (toolCallId: string): ToolCallResult => ({
  toolCallId,
  toolName: 'look',
  status: 'SUCCEEDED',
  result: toolCallId,
  error: null,
})
const assistant = (...ids: string[]): ModelMessage => ({ role: 'assistant', content: '', toolCalls: ids.map(call) })
const tool = (...ids: string[]): ModelMessage => ({ role: 'tool', results: ids.map(result) })
const user: ModelMessage = { role: 'user', content: 'Hi' }

describe('a repaired history', () => {
  it('is the same where every call has its result', () => {
    const whole = [user, assistant('a', 'b'), tool('a', 'b'), assistant('c'), tool('c'), assistant()]
    expect(repairHistory(whole)).toEqual(whole)
  })

  it('has results in the order of the calls, also where they came in several messages', () => {
    expect(repairHistory([user, assistant('a', 'b', 'c'), tool('c'), tool('b', 'a')])).toEqual([
      user,
      assistant('a', 'b', 'c'),
      tool('a', 'b', 'c'),
    ])
  })

  it('says of a call without a result that it was cancelled', () => {
    const [, , results] = repairHistory([user, assistant('a', 'b'), tool('a'), user])
    expect(results).toMatchObject({
      role: 'tool',
      results: [
        { toolCallId: 'a', status: 'SUCCEEDED' },
        { toolCallId: 'b', status: 'CANCELLED', result: null },
      ],
    })
  })

  it('has no result without its call, and none twice', () => {
    expect(repairHistory([user, tool('x'), assistant('a'), tool('a', 'a', 'x'), assistant(), tool('y')])).toEqual([
      user,
      assistant('a'),
      tool('a'),
      assistant(),
    ])
  })
})
