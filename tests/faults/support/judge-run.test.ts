import { describe, expect, it } from 'vitest'
import type { Evidence } from './evidence.ts'
import { breachesOf } from './judge-accounts.ts'
import { judgeRun } from './judge-run.ts'
import { sampleEvidence, TEXTS } from './sample-evidence.ts'

/** The first of a kind; a seed that finds nothing to spoil would prove nothing. */
function one<Item>(items: readonly Item[], isIt: (item: Item) => boolean): Item {
  const found = items.find(isIt)
  if (!found) throw new Error('There is nothing to spoil.')
  return found
}

/** Faults as they would show: what is spoiled, and a part of what the judge has to say of it. */
const SEEDED: [string, (evidence: Evidence) => void, string][] = [
  [
    'an acknowledged run is nowhere',
    (all) => {
      all.run = null
    },
    'not stored',
  ],
  [
    'a run never ends',
    ({ run }) => {
      if (run) run.status = 'RUNNING'
    },
    'the run is RUNNING',
  ],
  [
    'a run fails',
    ({ run }) => {
      if (run) run.status = 'FAILED'
    },
    'the run is FAILED',
  ],
  [
    'two events are swapped',
    ({ events }) => void events.splice(1, 2, ...[2, 1].map((index) => events[index] as Evidence['events'][number])),
    'sequences are not',
  ],
  ['an event is missing', ({ events }) => void events.splice(3, 1), 'sequences are not'],
  ['the last event is missing', ({ events }) => void events.pop(), 'not ended once, and last'],
  [
    'something is written after the end',
    (all) => void all.events.push({ ...one(all.events, () => true), fence: '2', sequence: all.events.length + 1 }),
    'not ended once, and last',
  ],
  [
    'a worker writes that has lost the run',
    ({ events }) => {
      one(events, ({ type }) => type === 'StepReset').fence = '1'
    },
    'after it had lost the run',
  ],
  [
    'the run counts an event more',
    ({ run }) => {
      if (run) run.last_sequence += 1
    },
    'counts other events',
  ],
  ['a client misses an event', ({ seen }) => void seen.splice(4, 1), 'the client saw'],
  ['a client gets an event twice', ({ seen }) => void seen.splice(4, 0, seen[4]), 'the client saw'],
  [
    'a client gets two events in another order',
    ({ seen }) => void seen.splice(4, 2, seen[5], seen[4]),
    'the client saw',
  ],
  [
    'a client gets another event',
    ({ seen }) => {
      seen[2] = { ...seen[2], __typename: 'RunStarted' }
    },
    'other events than are stored',
  ],
  [
    'a client reads another text',
    ({ seen }) => {
      seen[1] = { ...seen[1], text: 'I look into xx. ' }
    },
    'the client saw another text',
  ],
  [
    'a reset is not told',
    ({ events }) => {
      one(events, ({ type }) => type === 'StepReset').type = 'RunStarted'
    },
    'the events give another text',
  ],
  [
    'the stored text is another',
    ({ run }) => {
      if (run) run.content += ' More.'
    },
    'the events give another text',
  ],
  [
    'a lost step is said twice, everywhere alike',
    ({ run, events, seen }) => {
      one(events, ({ type }) => type === 'StepReset').payload.keepLength = 23
      for (const event of events.slice(-3, -1)) event.payload.offset += 7
      for (const [index, event] of events.entries()) Object.assign(seen[index], event.payload)
      if (run) run.content = `${TEXTS[0]}One thi${TEXTS[1]}${TEXTS[2]}`
    },
    'not what the model said',
  ],
  [
    'a write is made twice',
    ({ effects }) => void effects.push({ ...one(effects, ({ slot }) => slot === 'a') }),
    'slot a was made 2 times',
  ],
  [
    'a write is repeated under another key',
    ({ effects }) => void effects.push({ ...one(effects, ({ slot }) => slot === 'n'), callId: '9' }),
    'slot n was called under 2 keys',
  ],
  [
    'two calls share a key',
    ({ effects }) => {
      one(effects, ({ slot }) => slot === 'r').callId = '1'
    },
    'two calls share a key',
  ],
  ['an effect is told and never was', ({ effects }) => void effects.splice(0, 1), 'slot a never happened'],
  [
    'an effect is begun and told as done',
    ({ effects }) => {
      one(effects, ({ slot }) => slot === 'a').isDone = false
    },
    'slot a never happened',
  ],
  [
    'an effect is stored nowhere',
    ({ effects }) => void effects.push({ ...one(effects, () => true), slot: 'z', callId: '8' }),
    'slot z happened and is not stored',
  ],
  ['a call is dropped', ({ calls }) => void calls.splice(3, 1), 'slot r was never made'],
  [
    'a call is asked for again',
    ({ calls }) => void calls.push({ ...one(calls, () => true), tool_call_id: 'c_2' }),
    'asked again for a step',
  ],
  [
    'a read is given up as unknown',
    ({ calls }) => {
      one(calls, ({ slot }) => slot === 'r').status = 'OUTCOME_UNKNOWN'
    },
    'slot r is unknown though',
  ],
  [
    'a call is never ended',
    ({ calls }) => {
      one(calls, ({ slot }) => slot === 'n').status = 'RUNNING'
    },
    'slot n is RUNNING',
  ],
  [
    'a write of unknown outcome is told as a success',
    ({ calls }) => {
      one(calls, ({ slot }) => slot === 'b').status = 'SUCCEEDED'
    },
    'slot b never happened',
  ],
  [
    'the model is not told that an outcome is unknown',
    (all) => {
      all.asked = all.asked.map((call) => ({ ...call, results: new Map() }))
    },
    'not told that the outcome of slot b',
  ],
  [
    'a call is begun twice',
    ({ events }) => {
      const other = one(events, ({ type, fence }) => type === 'RunStarted' && fence === '2')
      Object.assign(other, { type: 'ToolCallStarted', payload: { toolCallId: 'c_a' } })
    },
    'slot a otherwise than once',
  ],
  [
    'a call is told to have ended otherwise',
    ({ events }) => {
      one(events, ({ type }) => type === 'ToolCallEnded').payload.status = 'FAILED'
    },
    'slot a otherwise than once',
  ],
  [
    'a call of the model is not billed',
    ({ modelCalls }) => void modelCalls.splice(0, 1),
    '4 model calls were made, 3 are billed',
  ],
  [
    'a call of the model is billed twice',
    ({ modelCalls }) => void modelCalls.push(one(modelCalls, () => true)),
    '4 model calls are billed as whole, 3 were',
  ],
  [
    'more calls are billed as estimates than were ever lost',
    ({ modelCalls }) => void modelCalls.push(...Array(3).fill(one(modelCalls, (call) => call.is_estimated))),
    'model calls are billed',
  ],
  [
    'calls that ended in order are settled as estimates',
    ({ modelCalls }) => {
      for (const call of modelCalls) call.is_estimated = true
    },
    '4 calls are estimated, 2 were lost',
  ],
  [
    'an estimate is a hundred times the call',
    ({ modelCalls }) => {
      one(modelCalls, (call) => call.is_estimated).cost_usd = '0.9'
    },
    'out of all proportion',
  ],
  [
    'a call is billed at half its price',
    ({ modelCalls }) => {
      modelCalls[0] = { ...one(modelCalls, () => true), cost_usd: '0.000075' }
    },
    'at another price',
  ],
  [
    'a call is never settled',
    ({ modelCalls }) => {
      modelCalls[0] = { ...one(modelCalls, () => true), status: 'RESERVED' }
    },
    'still set aside',
  ],
  [
    'the run costs something else',
    ({ run }) => {
      if (run) run.cost_usd = '0.0004'
    },
    'the run costs',
  ],
  [
    'the message costs something else',
    ({ run }) => {
      if (run) run.message_cost = null
    },
    'the message costs',
  ],
  [
    'a budget is not released',
    ({ run }) => {
      if (run) run.reserved_usd = '0.01'
    },
    'still reserved',
  ],
]

describe('the judge of the fault suite', () => {
  it('finds nothing in a run that lost its worker and was whole in the end', () => {
    expect(judgeRun(sampleEvidence())).toEqual([])
  })

  it.each(SEEDED)('sees that %s', (_, spoil, words) => {
    const evidence = structuredClone(sampleEvidence())
    spoil(evidence)
    const breaches = judgeRun(evidence)
    expect(breaches.length).toBeGreaterThan(0)
    expect(breaches.join('\n')).toContain(words)
  })

  it('sees a run that is counted twice or not at all, and sums that are not those of the calls', () => {
    const right = {
      ended: 3,
      counted: 3,
      used_calls: 9,
      made_calls: 9,
      used_usd: '0.00135',
      made_usd: '0.001350',
      shown_usd: '0.00135',
      dead: 0,
    }
    expect(breachesOf(right)).toEqual([])
    const wrong = { counted: 2, used_calls: 12, used_usd: '0.0018', shown_usd: '0', dead: 1 }
    for (const [name, value] of Object.entries(wrong))
      expect(breachesOf({ ...right, [name]: value }), name).toHaveLength(1)
  })
})
