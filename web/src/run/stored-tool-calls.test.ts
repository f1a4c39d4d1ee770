import { expect, test } from 'vitest'
import { storedToolCalls } from './stored-tool-calls.ts'

const execution = (toolCallId: string, executedAt: string | null, durationMs: number | null) => ({
  id: `toolexec_${toolCallId}`,
  toolCallId,
  toolName: 'token_risk',
  status: 'SUCCEEDED' as const,
  arguments: {},
  durationMs,
  executedAt,
  approval: null,
})

test('calls that overlapped in time are one step', () => {
  const calls = storedToolCalls(
    [
      execution('a', '2026-01-01T00:00:00.000Z', 400),
      execution('b', '2026-01-01T00:00:01.000Z', 2000),
      execution('c', '2026-01-01T00:00:01.010Z', 100),
      execution('d', '2026-01-01T00:00:02.500Z', 100),
      execution('e', '2026-01-01T00:00:03.100Z', 100),
      execution('f', null, null),
    ],
    [],
  )
  expect(calls.map(({ step }) => step)).toEqual([0, 1, 1, 1, 2, 2])
})

test('what the events said of a call is kept when it is read from the message', () => {
  const seen = { ...storedToolCalls([execution('a', null, 1)], [])[0]!, summary: 'Four candidates', step: 7 }
  expect(storedToolCalls([execution('a', null, 5)], [seen])[0]).toMatchObject({
    summary: 'Four candidates',
    step: 7,
    durationMs: 5,
  })
})
