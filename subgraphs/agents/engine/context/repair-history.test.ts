import { describe, expect, it } from 'vitest'
import type { ModelMessage, ToolCallResult } from '../../models/model.ts'
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
    const whole = [user, assistant('a', 'b'), tool('a', 'b'), assistant('c'), tool('c'), user]
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
    expect(repairHistory([user, tool('x'), assistant('a'), tool('a', 'a', 'x'), tool('y')])).toEqual([
      user,
      assistant('a'),
      tool('a'),
    ])
  })

  it('brings a result that came too late to its call', () => {
    expect(repairHistory([user, assistant('a'), user, tool('a')])).toEqual([user, assistant('a'), tool('a'), user])
  })

  it('gives the calls of earlier turns other ids where later ones have theirs, each with its own result', () => {
    const second: ModelMessage = { role: 'tool', results: [{ ...result('a'), result: 'second' }] }
    expect(repairHistory([user, assistant('a'), tool('a'), user, assistant('a'), second])).toEqual([
      user,
      { role: 'assistant', content: '', toolCalls: [{ ...call('a'), toolCallId: 'a_2' }] },
      { role: 'tool', results: [{ ...result('a'), toolCallId: 'a_2' }] },
      user,
      assistant('a'),
      second,
    ])
  })

  it('tells two calls of one turn apart that share an id, and gives an id to one that has none', () => {
    const [, turn, results] = repairHistory([user, assistant('a', 'a', ''), tool('a', 'a')])
    expect(turn).toMatchObject({ toolCalls: [{ toolCallId: 'a' }, { toolCallId: 'a_2' }, { toolCallId: 'call_3' }] })
    expect(results).toMatchObject({
      results: [
        { toolCallId: 'a', status: 'SUCCEEDED' },
        { toolCallId: 'a_2', status: 'SUCCEEDED' },
        { toolCallId: 'call_3', status: 'CANCELLED' },
      ],
    })
  })

  it('has no turn that says nothing and calls nothing', () => {
    expect(repairHistory([user, assistant(), { ...assistant(), content: ' \n' } as ModelMessage, user])).toEqual([
      user,
      user,
    ])
  })

  it("keeps what is a model's own only beside calls that are as it made them", () => {
    const withState = { ...assistant('a'), state: ['thought'] } as ModelMessage
    expect(repairHistory([user, withState, tool('a')])[1]).toBe(withState)
    expect(repairHistory([user, withState, tool('a'), user, assistant('a'), tool('a')])[1]).not.toHaveProperty('state')
  })
})
