import { expect, test } from 'vitest'
import { applyRunEvent } from './apply-run-event.ts'
import { initialRunState } from './initial-run-state.ts'
import type { RunEvent } from './run-event.ts'

type Content<Event> = Event extends RunEvent ? Omit<Event, 'sequence' | 'at'> : never
const AT = '2026-02-01T00:00:00.000Z'

/** Numbers events as a server does. */
const numbered = (contents: Content<RunEvent>[], from = 1) =>
  contents.map((content, index) => ({ ...content, at: AT, sequence: from + index }) as RunEvent)
const stateAfter = (events: RunEvent[]) => events.reduce(applyRunEvent, initialRunState)
const delta = (offset: number, text: string): Content<RunEvent> => ({ __typename: 'TextDelta', offset, text })
const start = (toolCallId: string): Content<RunEvent> => ({
  __typename: 'ToolCallStarted',
  toolCallId,
  toolName: 'token_risk',
  arguments: {},
})
const end = (toolCallId: string, outcome: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED'): Content<RunEvent> => ({
  __typename: 'ToolCallEnded',
  toolCallId,
  toolName: 'token_risk',
  outcome,
  durationMs: 12,
  summary: 'done',
  evidence: [],
})

/** A small generator with a seed, so that a failure can be had again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('any split into deltas, with resets and repetitions, gives the text that the server stored', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = randomFrom(seed)
    const contents: Content<RunEvent>[] = []
    let stored = ''
    for (let step = 0; step < 40; step += 1) {
      if (random(5) === 0) {
        const keepLength = random(stored.length + 1)
        contents.push({ __typename: 'StepReset', keepLength, reason: 'MODEL_FAILED' })
        stored = stored.slice(0, keepLength)
      } else {
        // Halves of a surrogate pair may come apart: lengths count UTF-16 units.
        const text = 'a€😀[1] \n'.slice(random(4), 4 + random(5))
        contents.push(delta(stored.length, text))
        stored += text
      }
    }
    const events = numbered(contents)
    expect(stateAfter(events).text).toBe(stored)

    // As after lost connections: from time to time some events come again before the next new one.
    const repeated = events.flatMap((event, index) => [...events.slice(Math.max(index - random(4), 0), index), event])
    expect(stateAfter(repeated)).toEqual(stateAfter(events))
  }
})

test('an event that was seen, the last one included, leaves the very same state: nothing renders again', () => {
  const events = numbered([delta(0, 'a'), start('a')])
  const state = stateAfter(events)
  for (const event of events) expect(applyRunEvent(state, event)).toBe(state)
})

test('text goes where its offset says, and what stood there is void', () => {
  expect(stateAfter(numbered([delta(0, 'abc'), delta(1, 'd')])).text).toBe('ad')
})

test('calls that overlap are one step, and the next call after all have ended is another', () => {
  const { toolCalls } = stateAfter(
    numbered([start('a'), end('a'), start('b'), start('c'), end('b'), start('d'), end('d'), end('c'), start('e')]),
  )
  expect(toolCalls.map(({ id, step }) => `${id}${step}`)).toEqual(['a0', 'b1', 'c1', 'd1', 'e2'])
})

test('text between calls begins a step', () => {
  const { toolCalls } = stateAfter(numbered([start('a'), delta(0, 'So far: '), start('b')]))
  expect(toolCalls.map(({ step }) => step)).toEqual([0, 1])
})

test('a call takes its end from its own event', () => {
  const { toolCalls } = stateAfter(numbered([start('a'), start('b'), end('b', 'FAILED')]))
  expect(toolCalls.map(({ status, durationMs }) => [status, durationMs])).toEqual([
    ['RUNNING', null],
    ['FAILED', 12],
  ])
})

test('a run that was taken over says so and keeps what there was', () => {
  const state = stateAfter(
    numbered([
      { __typename: 'RunStarted', attempt: 1, model: 'offline/analyst' },
      delta(0, 'Kept. Lost'),
      { __typename: 'RunStarted', attempt: 2, model: 'offline/analyst' },
      { __typename: 'StepReset', keepLength: 6, reason: 'WORKER_LOST' },
    ]),
  )
  expect(state).toMatchObject({ attempt: 2, text: 'Kept. ', resetReason: 'WORKER_LOST', ended: null })
})

test('a kind of event that is not known yet counts and changes nothing else', () => {
  const strange = { __typename: 'ApprovalAsked', sequence: 1, at: AT } as unknown as RunEvent
  expect(applyRunEvent(initialRunState, strange)).toEqual({ ...initialRunState, lastSequence: 1 })
})

test('a call waits for its user with what the answer is to, and goes on or ends by it', () => {
  const ask: Content<RunEvent> = {
    __typename: 'ApprovalRequested',
    toolCallId: 'a',
    arguments: { text: 'hi' },
    argumentsHash: 'f00',
    reasons: ['RISKY_TOOL'],
    expiresAt: AT,
  }
  const answered = (decision: 'APPROVED' | 'DENIED'): Content<RunEvent> => ({
    __typename: 'ApprovalAnswered',
    toolCallId: 'a',
    decision,
  })
  const lastOf = (...contents: Content<RunEvent>[]) =>
    stateAfter(numbered([start('a'), start('b'), ask, ...contents])).toolCalls.map(({ status, approval }) => [
      status,
      approval?.status ?? null,
    ])
  expect(stateAfter(numbered([start('a'), ask])).toolCalls[0]).toMatchObject({
    arguments: { text: 'hi' },
    approval: { argumentsHash: 'f00', reasons: ['RISKY_TOOL'], expiresAt: AT },
  })
  expect(lastOf()).toEqual([
    ['WAITING_FOR_APPROVAL', 'PENDING'],
    ['RUNNING', null],
  ])
  expect(lastOf(answered('APPROVED'))[0]).toEqual(['QUEUED', 'APPROVED'])
  expect(lastOf(answered('DENIED'), end('a', 'FAILED'))[0]).toEqual(['FAILED', 'DENIED'])
})
