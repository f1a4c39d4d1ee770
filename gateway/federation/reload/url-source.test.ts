import { type BoundServer, type FetchHandler, serveFetch } from '@chainlens/platform/http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSupergraphSource } from './open-supergraph-source.ts'
import { createUrlSource, pauseMs, type UrlSourceOptions } from './url-source.ts'

let server: BoundServer
let answer: FetchHandler
let tags: (string | null)[]
const undo: (() => void)[] = []
beforeEach(async () => {
  tags = []
  server = await serveFetch(
    async (request) => {
      tags.push(request.headers.get('if-none-match'))
      return answer(request)
    },
    { port: 0, host: '127.0.0.1' },
  )
})
afterEach(async () => {
  for (const step of undo.splice(0)) step()
  await server.dispose()
})

const text = (body: string, tag?: string) => async () => new Response(body, { headers: tag ? { etag: tag } : {} })
const source = (options: Partial<UrlSourceOptions> = {}) =>
  createUrlSource(`${server.url}/supergraph?signature=secret`, { pollMs: 1, ...options })

/** What a source tells, one after the other. */
function follow(one = source()) {
  const told: string[] = []
  let wake = () => {}
  const note = (line: string) => {
    told.push(line)
    wake()
  }
  const watching = one.watch({ changed: (sdl) => note(`text ${sdl}`), unreadable: note })
  undo.push(() => watching.dispose())
  const next = async (count: number) => {
    while (told.length < count)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return told
  }
  return { next }
}

describe('a supergraph behind a URL', () => {
  it('is told when it changes, and asked for with its tag', async () => {
    answer = text('one', '"1"')
    const one = source()
    expect(await one.read()).toBe('one')
    answer = async (request) =>
      request.headers.get('if-none-match') === '"2"'
        ? new Response(null, { status: 304 })
        : new Response('two', { headers: { etag: '"2"' } })
    expect(await follow(one).next(1)).toEqual(['text two'])
    while (tags.at(-1) !== '"2"') await new Promise((resolve) => setImmediate(resolve))
    expect(tags.slice(0, 2)).toEqual([null, '"1"'])
  })

  it.each([
    ['an answer that is none of 200', async () => new Response('', { status: 503 }), /answers 503$/],
    ['a redirect', async () => Response.redirect('http://127.0.0.1:1/', 302), /can not be reached$/],
    ['too large by what it says', text('x'.repeat(11)), /more than 10 bytes$/],
    [
      'too large as it comes',
      async () => new Response(ReadableStream.from([Buffer.from('x'.repeat(11))])),
      /10 bytes$/,
    ],
    ['one that is never answered', () => Promise.withResolvers<Response>().promise, /no answer within 50 ms$/],
  ])('is not read from %s; the signature in its address is told to nobody', async (_, given: FetchHandler, problem) => {
    answer = given
    const limited = source({ maxBytes: 10, timeoutMs: 50 })
    await expect(limited.read()).rejects.toMatchObject({ code: 'SUPERGRAPH_UNREADABLE' })
    const error = await limited.read().catch((thrown: Error & { problems: string[] }) => thrown)
    expect((error as { problems: string[] }).problems[0]).toMatch(problem)
    expect(String(error)).not.toContain('secret')
  })

  it('of just the allowed size is read', async () => {
    answer = text('x'.repeat(10))
    expect(await source({ maxBytes: 10 }).read()).toBe('x'.repeat(10))
  })

  it('that fails is told once, and again when it is back as it was', async () => {
    answer = text('one')
    const one = source()
    await one.read()
    answer = async () => new Response('', { status: 500 })
    const { next } = follow(one)
    expect((await next(1))[0]).toMatch(/answers 500$/)
    const asked = tags.length
    while (tags.length < asked + 2) await new Promise((resolve) => setImmediate(resolve))
    answer = text('one')
    expect((await next(2)).slice(1)).toEqual(['text one'])
  })

  it('is asked more rarely the longer it fails, down to five minutes', () => {
    expect(pauseMs(10_000, 0)).toBe(10_000)
    for (const [failures, most] of [
      [1, 20_000],
      [3, 80_000],
      [5, 300_000],
      [500, 300_000],
    ] as const) {
      const pause = pauseMs(10_000, failures)
      expect(pause).toBeLessThanOrEqual(most)
      expect(pause).toBeGreaterThanOrEqual(most * 0.75)
    }
  })
})

it.each(['http://supergraphs.test/ours', 'ftp://127.0.0.1/ours'])('%s is no source', (url) => {
  expect(() => openSupergraphSource(url, { pollMs: 1_000 })).toThrow(
    expect.objectContaining({ code: 'SUPERGRAPH_UNREADABLE' }),
  )
})
