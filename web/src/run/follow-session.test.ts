import { expect, test } from 'vitest'
import { followSession } from './follow-session.ts'
import type { SessionSource } from './session-source.ts'

/** A conversation's changes by hand: what was asked for, and the last one's sink. */
function source() {
  const asked: number[] = []
  const sinks: Parameters<SessionSource>[1][] = []
  let ended = 0
  const subscribe: SessionSource = ({ afterSequence }, sink) => {
    asked.push(afterSequence)
    sinks.push(sink)
    return () => {
      ended += 1
    }
  }
  return { subscribe, asked, last: () => sinks.at(-1)!, ended: () => ended }
}

/** Follows from revision 3; what is told is known at once. */
function begin(options: { hasSignIn?: boolean } = {}) {
  const from = source()
  const log: string[] = []
  let revision = 3
  const end = followSession(
    {
      source: from.subscribe,
      wait: async () => void log.push('wait'),
      renew: async () => {
        log.push('renew')
        return options.hasSignIn ?? true
      },
    },
    'session_1',
    () => revision,
    () => log.push(`changed after ${revision}`),
  )
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { ...from, log, end, settled, know: (next: number) => (revision = next) }
}

test('says what this page does not know, and nothing that it knows', () => {
  const { asked, last, log, know } = begin()
  last().change(3)
  last().change(4)
  know(5)
  last().change(5)
  expect(asked).toEqual([3])
  expect(log).toEqual(['changed after 3'])
})

test('waits and asks again after what is known by then, however the connection ended', async () => {
  const { asked, last, log, know, settled } = begin()
  know(7)
  last().end(new Error('lost'))
  last().end(new Error('lost'))
  await settled()
  last().end(null)
  await settled()
  expect(asked).toEqual([3, 7, 7])
  expect(log).toEqual(['wait', 'wait'])
})

test('gets a new sign-in once without waiting where it was refused, and waits where there is none', async () => {
  const renewed = begin()
  renewed.last().end({ code: 4403 })
  await renewed.settled()
  renewed.last().end({ code: 4403 })
  await renewed.settled()
  expect(renewed.log).toEqual(['renew', 'wait'])
  const refused = begin({ hasSignIn: false })
  refused.last().end([{ extensions: { code: 'UNAUTHENTICATED' } }])
  await refused.settled()
  expect(refused.log).toEqual(['renew', 'wait'])
})

test('ends its subscription, and hears no more', async () => {
  const { asked, last, log, end, ended, settled } = begin()
  end()
  await settled()
  last().end(new Error('late'))
  await settled()
  expect([asked, log, ended()]).toEqual([[3], [], 1])
})
