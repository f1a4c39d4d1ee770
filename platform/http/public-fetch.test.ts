import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/start-server.ts'
import { fetchPublic, type PublicRequest, type Resolve } from './index.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let server: TestServer
let answers: Record<string, Answer>
beforeEach(async () => {
  answers = {}
  server = await startServer((request, response) => {
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
})
afterEach(() => server.dispose())

const host = () => new URL(server.url).host
const page =
  (text: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)
const redirect =
  (location: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location, 'set-cookie': 'a=1' }).end()

const read = (path: string, options: Partial<PublicRequest> = {}) =>
  fetchPublic({
    url: `${server.url}${path}`,
    contentTypes: ['text/html'],
    maxBytes: 10_000,
    maxRedirects: 3,
    signal: AbortSignal.timeout(30_000),
    allowedHosts: [host()],
    ...options,
  })
const refused = (reason: string | RegExp) => expect.objectContaining({ message: expect.stringMatching(reason) })

describe('reading a page of the public web', () => {
  it('gives the page, its type, and where it was found', async () => {
    answers = { '/a': redirect('/b', 301), '/b': redirect(`${server.url}/c`, 308), '/c': page('hello') }
    const { url, contentType, charset, bytes } = await read('/a')
    expect([url, contentType, charset, bytes.toString()]).toEqual([`${server.url}/c`, 'text/html', 'utf-8', 'hello'])
  })

  it('sends neither cookies that it was given, nor anything of ours', async () => {
    answers = { '/a': redirect('/b'), '/b': page('hello') }
    await read('/a')
    for (const { headers } of server.requests)
      expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  it('follows three redirects and no fourth', async () => {
    answers = {
      '/1': redirect('/2'),
      '/2': redirect('/3'),
      '/3': redirect('/4'),
      '/4': page('end'),
      '/0': redirect('/1'),
    }
    expect((await read('/1')).bytes.toString()).toBe('end')
    await expect(read('/0')).rejects.toEqual(refused('more than 3 times'))
  })

  it.each([
    ['http://127.0.0.1:1/', 'ports'],
    ['http://127.0.0.1/', 'public internet'],
    ['http://169.254.169.254/latest/meta-data/', 'public internet'],
    ['http://[::1]/', 'public internet'],
    ['http://2130706433/', 'public internet'],
    ['http://localhost/', 'public internet'],
    ['file:///etc/passwd', 'http and https'],
    ['http://user@example.org/', 'password'],
    ['http://[', 'no address'],
  ])('checks where a redirect leads: %s', async (location, reason) => {
    for (const status of [301, 302, 303, 307, 308]) {
      answers = { '/a': redirect(location, status) }
      await expect(read('/a')).rejects.toEqual(refused(reason))
    }
  })

  it('asks nobody where a name has a private address, be it among public ones', async () => {
    for (const addresses of [['127.0.0.1'], ['1.1.1.1', '10.0.0.1'], ['::ffff:127.0.0.1'], ['fd00::1'], []]) {
      const resolve: Resolve = (_name, _options, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      await expect(read('', { url: 'http://rebound.example.org/', resolve })).rejects.toEqual(
        refused('no address of the public internet'),
      )
    }
    expect(server.requests).toHaveLength(0)
  })

  it('resolves a name once for each request, and checks again after a redirect to it', async () => {
    let asked = 0
    const port = new URL(server.url).port
    const resolve: Resolve = (_name, _options, done) => {
      asked += 1
      done(null, [{ address: '127.0.0.1', family: 4 }])
    }
    answers = { '/a': redirect(`http://public.example.org:${port}/b`), '/b': redirect('http://public.example.org/c') }
    const allowedHosts = [`public.example.org:${port}`]
    const url = `http://public.example.org:${port}/a`
    // The stub is allowed by name and port; the last hop, to port 80 of the same name, is not.
    await expect(read('', { url, resolve, allowedHosts })).rejects.toEqual(refused('no address of the public internet'))
    expect([asked, server.requests.map((request) => request.url)]).toEqual([3, ['/a', '/b']])
  })

  it('takes the types that were asked for, and no other', async () => {
    answers = {
      '/pdf': page('x', { 'content-type': 'application/pdf' }),
      '/none': (_, response) => response.writeHead(200).end('x'),
      '/html': page('x', { 'content-type': 'TEXT/HTML ; charset="ISO-8859-1"' }),
    }
    await expect(read('/pdf')).rejects.toEqual(refused('application/pdf, not text'))
    await expect(read('/none')).rejects.toEqual(refused('of no stated type'))
    expect((await read('/html')).charset).toBe('ISO-8859-1')
  })

  it('takes as much as it may, and not a byte more, however long the answer says it is', async () => {
    answers = {
      '/most': page('x'.repeat(10_000)),
      '/more': page('x'.repeat(10_001)),
      '/endless': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(1_000)));
        }
        response.on('drain', more)
        more()
      },
    }
    expect((await read('/most')).bytes).toHaveLength(10_000)
    for (const path of ['/more', '/endless']) await expect(read(path)).rejects.toEqual(refused('larger than 0.01 MB'))
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('unpacks %s, and stops a bomb of it at the limit', async (coding, pack) => {
    answers = {
      '/fits': page(pack('x'.repeat(10_000)), { 'content-encoding': coding }),
      '/bomb': page(pack('x'.repeat(50_000_000)), { 'content-encoding': coding }),
      '/broken': page('no such thing', { 'content-encoding': coding }),
      '/cut': page(pack('x'.repeat(10_000)).subarray(0, 12), { 'content-encoding': coding }),
    }
    expect((await read('/fits')).bytes.toString()).toBe('x'.repeat(10_000))
    await expect(read('/bomb', { maxBytes: 100_000 })).rejects.toEqual(refused('larger than 0.1 MB'))
    for (const path of ['/broken', '/cut']) await expect(read(path)).rejects.toEqual(refused('could not be read'))
  })

  it('unpacks no layers, and nothing that it does not know', async () => {
    const twice = gzipSync(gzipSync('x'))
    answers = {
      '/layers': page(twice, { 'content-encoding': 'gzip, gzip' }),
      '/unknown': page('x', { 'content-encoding': 'compress' }),
    }
    for (const path of ['/layers', '/unknown']) await expect(read(path)).rejects.toEqual(refused('is not read'))
  })

  it('ends with its signal while nothing, half a page or a packed one comes', async () => {
    answers = {
      '/silent': () => {},
      '/half': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('x'),
      '/packed': (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .write(gzipSync('x'.repeat(500)).subarray(0, 15)),
    }
    for (const path of Object.keys(answers))
      await expect(read(path, { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('says what a page that is not there answered, and that nobody answers', async () => {
    answers = {
      '/gone': (_, response) => response.writeHead(410).end(),
      '/bad': (_, response) => response.writeHead(503).end(),
    }
    await expect(read('/none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(read('/gone')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(read('/bad')).rejects.toEqual(refused('HTTP 503'))
    const port = new URL(server.url).port
    await server.dispose()
    const url = `http://127.0.0.1:${port}/`
    await expect(read('', { url })).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' })
  })

  it('bears no headers without end', async () => {
    answers = { '/a': page('x', { 'x-long': 'y'.repeat(20_000) }) }
    await expect(read('/a')).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' })
  })
})
