import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTavily, type TavilyStub, tavilyResult } from '../../../tests/stubs/tavily.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { callPlugin } from '../testing/call-plugin.ts'
import searchWeb from './search_web.ts'

let tavily: TavilyStub
let test: TestPlatform
beforeEach(async () => {
  tavily = await startTavily()
  test = await createTestPlatform({ keys: { TAVILY: 'good' }, baseUrls: { TAVILY: tavily.url } })
})
afterEach(async () => {
  await tavily.dispose()
  await test.dispose()
})

const search = (input: object = {}) => callPlugin(test.platform, searchWeb, { query: 'who made the token', ...input })
const gives = (results: unknown) => {
  tavily.answer = { status: 200, body: { results } }
}

describe('searching the web', () => {
  it('asks Tavily in its format, and gives pages that can be cited', async () => {
    gives([tavilyResult({ published_date: 'Sun, 01 Mar 2026 08:00:00 GMT' }), tavilyResult({ title: null })])
    const { outcome, result, summary } = await search({ topic: 'news', days: 7, most: 2 })
    expect([outcome, summary]).toEqual(['SUCCEEDED', '2 pages found.'])
    expect(tavily.asked).toMatchObject([
      { query: 'who made the token', topic: 'news', days: 7, max_results: 2, search_depth: 'basic' },
    ])
    expect(result).toMatchObject({
      untrusted: true,
      unreadable: 0,
      results: [
        {
          __typename: 'WebPage',
          title: 'A page',
          url: 'https://news.example/a',
          excerpt: 'What it says.',
          publishedAt: '2026-03-01T08:00:00.000Z',
          evidence: [{ __typename: 'Evidence', source: 'news.example', mode: 'LIVE', url: 'https://news.example/a' }],
        },
        { title: null, publishedAt: null },
      ],
    })
    expect(JSON.stringify(result)).not.toContain('good')
  })

  it('asks the same only once within minutes', async () => {
    await search()
    const { result } = await search()
    expect(tavily.asked).toHaveLength(1)
    expect(result).toMatchObject({ results: [{ evidence: [{ mode: 'CACHED' }] }] })
  })

  it('leaves out results that are none, counts them, and keeps the others', async () => {
    gives([
      tavilyResult(),
      null,
      'text',
      {},
      tavilyResult({ url: 'javascript:alert(1)' }),
      tavilyResult({ content: 5 }),
      tavilyResult({ score: '0.9', published_date: 'some day' }),
    ])
    const { result } = await search({ most: 10 })
    expect(result).toMatchObject({ results: [{ title: 'A page' }, { publishedAt: null }], unreadable: 5 })
  })

  it('gives no more pages than were asked for, and cuts what is long', async () => {
    gives(Array.from({ length: 9 }, () => tavilyResult({ content: 'x'.repeat(5_000), title: 'y'.repeat(5_000) })))
    const { result } = await search({ most: 3 })
    const { results } = result as { results: { excerpt: string; title: string }[] }
    expect(results.map(({ excerpt, title }) => [excerpt.length, title.length])).toEqual(Array(3).fill([1_500, 300]))
  })

  it.each([
    [
      'a limit',
      { status: 429, body: { detail: { error: 'blocked' } }, headers: { 'retry-after': '3' } },
      'request limit',
    ],
    ['a plan that is used up', { status: 432, body: { detail: { error: 'limit' } } }, 'used up'],
    ['a spent budget', { status: 433, body: { detail: { error: 'limit' } } }, 'used up'],
    ['a breakdown', { status: 500, body: {} }, 'HTTP 500'],
    ['an error in a 200', { status: 200, body: { detail: { error: 'oops' } } }, 'no results'],
    ['results that are no list', { status: 200, body: { results: 'none' } }, 'no results'],
    ['null', { status: 200, body: null }, 'no results'],
    ['too much', { status: 200, body: 'x'.repeat(2_000_001) }, 'larger'],
    ['a redirect', { status: 302, body: {}, headers: { location: 'http://127.0.0.1:1/' } }, 'HTTP 302'],
  ])('says of %s what it is', async (_, answer, reason) => {
    tavily.answer = answer
    const { outcome, failure } = await search()
    expect([outcome, failure?.message]).toEqual(['FAILED', expect.stringMatching(`Tavily: .*${reason}`)])
  })

  it('says that its key was refused, and never what it is', async () => {
    const wrong = { ...test.platform, config: { ...test.platform.config, keys: { TAVILY: 'secret-key' } } }
    const { failure } = await callPlugin(wrong, searchWeb, { query: 'a' })
    expect(failure?.message).toContain('refused')
    expect(JSON.stringify(failure)).not.toContain('secret-key')
  })

  it('ends with its caller', async () => {
    tavily.answer = 'hang'
    const leaving = new AbortController()
    const asked = callPlugin(test.platform, searchWeb, { query: 'a' }, leaving.signal)
    leaving.abort(new Error('gone'))
    expect((await asked).outcome).toBe('FAILED')
  })

  it('is not offered without a key, nor where nothing but recordings may be read', () => {
    const offered = (overrides: object) =>
      searchWeb({ ...test.platform, config: { ...test.platform.config, ...overrides } }) !== null
    expect([offered({}), offered({ keys: {} }), offered({ data: 'recorded' })]).toEqual([true, false, false])
  })

  it.each([
    { query: '' },
    { query: ' ' },
    { query: 'x'.repeat(401) },
    { most: 0 },
    { most: 11 },
    { days: 0 },
    { topic: 'x' },
  ])('refuses %j', async (input) => {
    expect((await search(input)).failure?.code).toBe('INVALID_ARGUMENTS')
    expect(tavily.asked).toEqual([])
  })
})
