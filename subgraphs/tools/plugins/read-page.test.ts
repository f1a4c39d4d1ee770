import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../../platform/testing/start-server.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { callPlugin } from '../testing/call-plugin.ts'
import readPage from './read_page.ts'

const LONG = 'A sentence that says something about a token and who made it, at some length. '.repeat(12)
const ARTICLE = `<!doctype html><html lang="en"><head><title>On a token &amp; its makers</title>
  <meta property="article:published_time" content="2026-03-01T08:00:00Z"><script>alert("never")</script></head>
  <body><nav><a href="/menu">Menu</a></nav><article><h1>On a token</h1><p>${LONG}</p>
  <p>${LONG} <a href="/next#part">the next page</a> <a href="javascript:alert(1)">no</a> <a href="mailto:a@b.c">no</a>
  <a href="https://other.example/x">other</a></p></article><footer>Footer</footer></body></html>`

let server: TestServer
let test: TestPlatform
let answer: (request: IncomingMessage, response: ServerResponse) => void
beforeEach(async () => {
  server = await startServer((request, response) => answer(request, response))
  test = await createTestPlatform({ privateHosts: [new URL(server.url).host] })
})
afterEach(async () => {
  await server.dispose()
  await test.dispose()
})

const serve = (text: string | Buffer, type = 'text/html; charset=utf-8') => {
  answer = (_, response) => response.writeHead(200, { 'content-type': type }).end(text)
}
// biome-ignore lint/suspicious/noExplicitAny: tests read any result
const read = async (url = `${server.url}/a`): Promise<any> =>
  (await callPlugin(test.platform, readPage, { url })).result
const failure = async (url = `${server.url}/a`) => (await callPlugin(test.platform, readPage, { url })).failure

describe('reading a page', () => {
  it('gives its text without what surrounds it, its title, its date, and where it leads', async () => {
    serve(ARTICLE)
    const page = await read()
    expect(page).toMatchObject({
      __typename: 'WebPage',
      untrusted: true,
      title: expect.stringContaining('On a token'),
      publishedAt: '2026-03-01T08:00:00.000Z',
      isCut: false,
    })
    expect(page.text).toContain('A sentence that says something')
    expect(page.text).not.toMatch(/never|Menu|Footer/)
    expect(page.links).toEqual([
      { text: 'the next page', url: `${server.url}/next` },
      { text: 'other', url: 'https://other.example/x' },
    ])
    expect(page.evidence).toMatchObject([
      {
        source: '127.0.0.1',
        url: `${server.url}/a`,
        mode: 'LIVE',
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  it('gives 20,000 characters whole, and says of more that it is cut', async () => {
    serve('x'.repeat(20_000), 'text/plain')
    expect(await read()).toMatchObject({ characters: 20_000, isCut: false })
    serve('x'.repeat(20_001), 'text/plain')
    const page = await read()
    expect([page.characters, page.isCut, page.text.length]).toEqual([20_001, true, 20_000])
  })

  it.each([
    ['its header', Buffer.from('<p>Gr\xfc\xdfe aus Z\xfcrich</p>', 'latin1'), 'text/html; charset=iso-8859-1'],
    ['itself', Buffer.from('<meta charset="iso-8859-1"><p>Gr\xfc\xdfe aus Z\xfcrich</p>', 'latin1'), 'text/html'],
    ['nothing', Buffer.from('<p>Grüße aus Zürich</p>'), 'text/html'],
    ['a charset that there is not', Buffer.from('<p>Grüße aus Zürich</p>'), 'text/html; charset=klingon'],
  ])('reads letters by %s', async (_, bytes, type) => {
    serve(bytes, type)
    expect((await read()).text).toBe('Grüße aus Zürich')
  })

  it.each([
    ['an empty page', ''],
    ['no page', '<<<>>>&&&<a b c'],
    ['a page of frames', '<frameset><frame src="/a"></frameset>'],
    ['a date that is none', '<meta name="date" content="2026-99-99"><p>text</p>'],
  ])('bears %s', async (_, html) => {
    serve(html)
    expect(await read()).toMatchObject({ __typename: 'WebPage', publishedAt: null })
  })

  it('stops at a page that was made to stall it, and reads the next', async () => {
    serve('<div>'.repeat(390_000))
    const stopped = await failure()
    if (stopped) expect(stopped.message).toMatch(/longer than|memory|cannot be read/)
    serve(ARTICLE)
    expect((await read()).title).toContain('On a token')
  })

  it('says why a page cannot be read', async () => {
    serve('x', 'application/pdf')
    expect((await failure())?.message).toContain('application/pdf')
    serve('x'.repeat(2_000_001), 'text/plain')
    expect((await failure())?.message).toContain('larger than 2 MB')
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    expect((await failure())?.message).toContain('public internet')
    expect((await failure('http://127.0.0.1:1/'))?.message).toContain('ports')
    expect((await failure('not an address'))?.message).toContain('no address')
    expect((await failure(' '))?.code).toBe('INVALID_ARGUMENTS')
  })

  it('is not offered where nothing but recordings may be read', () => {
    const offered = (overrides: object) =>
      readPage({ ...test.platform, config: { ...test.platform.config, ...overrides } }) !== null
    expect(offered({ data: 'recorded' })).toBe(false)
    expect(offered({ data: 'recorded', environment: 'production' })).toBe(true)
    expect(offered({ data: 'auto' })).toBe(true)
  })

  it('is held to 30 pages a minute', async () => {
    serve('x', 'text/plain')
    const codes = []
    for (let n = 0; n < 31; n++) codes.push((await failure())?.code ?? 'read')
    expect(codes).toEqual([...Array(30).fill('read'), 'RATE_LIMITED'])
  })
})
