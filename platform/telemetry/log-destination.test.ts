import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLogger } from './create-logger.ts'

describe('lines of log', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chainlens-log-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const file = () => join(folder, 'log')
  const messages = () => {
    const lines = readFileSync(file(), 'utf8').split('\n').filter(Boolean)
    return lines.map((line) => JSON.parse(line).msg)
  }

  it('are written together after a moment', () => {
    vi.useFakeTimers()
    const logger = createLogger({ level: 'info', name: 'test', file: file() })
    logger.info('one')
    vi.advanceTimersByTime(19)
    logger.info('two')
    expect(messages()).toEqual([])
    vi.advanceTimersByTime(1)
    expect(messages()).toEqual(['one', 'two'])
    logger.info('three')
    vi.advanceTimersByTime(20)
    expect(messages()).toEqual(['one', 'two', 'three'])
    vi.useRealTimers()
  })

  it('are written at once with a warning that follows', () => {
    const logger = createLogger({ level: 'info', name: 'test', file: file() })
    logger.info('one')
    logger.warn('two')
    expect(messages()).toEqual(['one', 'two'])
  })

  it('are not kept back when there are many', () => {
    const logger = createLogger({ level: 'info', name: 'test', file: file() })
    for (let number = 0; number < 40; number += 1) logger.info('x'.repeat(1_000))
    expect(messages().length).toBeGreaterThan(20)
  })

  it.each(['process.exit(3)', 'throw new Error("unexpected")'])('are written before the process ends by %s', (end) => {
    const script = `
      const { createLogger } = await import(${JSON.stringify(join(import.meta.dirname, 'create-logger.ts'))})
      createLogger({ level: 'info', name: 'test', file: ${JSON.stringify(file())} }).info('last words')
      ${end}`
    const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script])
    expect(status).not.toBe(0)
    expect(messages()).toEqual(['last words'])
  })
})
