import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sseResponse } from './index.ts'

const decoder = new TextDecoder()

describe('sseResponse', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says that it lives more often than the gateway bears silence, to readers only, and not after the end', async () => {
    const last = Promise.withResolvers<void>()
    async function* results() {
      await last.promise
      yield { data: { n: 1 } }
    }
    const reader = sseResponse(results()).body?.getReader()
    const read = async () => decoder.decode((await reader?.read())?.value)
    expect(await read()).toBe(':\n\n')
    for (let n = 0; n < 3; n++) {
      const ping = read()
      await vi.advanceTimersByTimeAsync(6_000)
      expect(await ping).toBe(':\n\n')
    }
    last.resolve()
    const rest: string[] = []
    for (let text = await read(); text; text = await read()) rest.push(text)
    const events = rest.filter((text) => text !== ':\n\n')
    expect(events).toEqual(['event: next\ndata: {"data":{"n":1}}\n\n', 'event: complete\ndata:\n\n'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('breaks off when nothing was taken for a minute, and ends what it streams', async () => {
    const ended = Promise.withResolvers<void>()
    async function* results() {
      try {
        for (let n = 0; ; n++) yield { data: { n } }
      } finally {
        ended.resolve()
      }
    }
    const reader = sseResponse(results()).body?.getReader()
    await reader?.read()
    await vi.advanceTimersByTimeAsync(59_999)
    expect(decoder.decode((await reader?.read())?.value)).toContain('event: next')
    await vi.advanceTimersByTimeAsync(70_000)
    await ended.promise
    await expect(reader?.read()).rejects.toThrow('stopped reading')
    expect(vi.getTimerCount()).toBe(0)
  })
})
