import { describe, expect, it, vi } from 'vitest'
import { createViewerQueue } from './viewer-queue.ts'

const most = { values: 3, weight: 10 }

describe('a queue of results', () => {
  it('gives values in their order, then the end', async () => {
    const queue = createViewerQueue<number>(most)
    const events = queue.consume(() => {})
    const first = events.next()
    queue.push(1, 1)
    queue.push(2, 1)
    queue.end()
    expect(await first).toEqual({ done: false, value: 1 })
    expect(await events.next()).toEqual({ done: false, value: 2 })
    expect(await events.next()).toEqual({ done: true, value: undefined })
  })

  it('holds as many values as it may, and takes more once some are read', async () => {
    const queue = createViewerQueue<number>(most)
    const events = queue.consume(() => {})
    expect([1, 2, 3, 4].map((value) => queue.push(value, 1))).toEqual([true, true, true, false])
    await events.next()
    expect(queue.push(5, 1)).toBe(true)
  })

  it('holds as much weight as it may, and takes more once some is read', async () => {
    const queue = createViewerQueue<number>(most)
    const events = queue.consume(() => {})
    expect([queue.push(1, 6), queue.push(2, 4), queue.push(3, 1)]).toEqual([true, true, false])
    await events.next()
    expect(queue.push(3, 6)).toBe(true)
  })

  it('gives a last word in place of what waits', async () => {
    const queue = createViewerQueue<string>(most)
    const events = queue.consume(() => {})
    queue.push('waits', 1)
    queue.endWith('last')
    expect(await events.next()).toEqual({ done: false, value: 'last' })
    expect((await events.next()).done).toBe(true)
  })

  it('ends for a consumer that stops while it waits, and says so to the producer', async () => {
    const stopped = vi.fn()
    const queue = createViewerQueue<number>(most)
    const events = queue.consume(stopped)
    const waiting = events.next()
    await events.return()
    expect((await waiting).done).toBe(true)
    expect(stopped).toHaveBeenCalledTimes(1)
    queue.push(1, 1)
    expect((await events.next()).done).toBe(true)
  })
})
