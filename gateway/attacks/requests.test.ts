import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../limits/limits.ts'
import { cheapest } from '../testing/cheapest.ts'
import { expectRefused, openTarget, type Received, type Sent, type Target } from '../testing/target.ts'

const ECHO = '{"query":"{ echo }"}'
const COUNT = '{"query":"mutation { count }"}'
const json = { 'content-type': 'application/json' }
const typed = (contentType: string) => ({ 'content-type': contentType })
const AT_ONCE_MS = 50

describe('a hostile request', () => {
  let target: Target
  let cookie: string
  beforeAll(async () => {
    target = await openTarget()
    const { headers } = await target.post('mutation { signIn(input: { name: "Ada", useCookie: true }) { id } }')
    cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    expect(cookie).toMatch(/^chainlens_refresh=./)
    await target.isUnharmed()
  })
  afterAll(() => target.dispose())
  afterEach(async () => {
    await target.isUnharmed()
    expect(target.state.counter).toBe(0)
  })

  /** Passes where it is refused as the client's fault, with a code and no data. */
  const expectNo = ({ status, json: answer, text }: Received, ...statuses: number[]) => {
    expect([text.slice(0, 300), statuses.includes(status)]).toEqual([expect.anything(), true])
    expectRefused({ status, json: answer, text, headers: {} }, { status, code: answer.errors[0].extensions.code })
  }

  it.each([
    'ibm420',
    'ibm037',
    'utf-7',
    'utf-16',
    'utf-16le',
    'utf-32',
    'iso-8859-1',
    'windows-1252',
    'shift_jis',
    'gb18030',
    'x-user-defined',
    'nothing',
    'utf-8utf-16',
  ])('in the charset %s is refused', async (charset) => {
    for (const body of [ECHO, Buffer.from(COUNT, 'utf16le'), Buffer.from([0xff, 0xfe, 0x7b, 0x00])])
      expectNo(await target.send({ headers: typed(`application/json; charset=${charset}`), body }), 400, 415)
  })

  it('in UTF-16 that claims to be UTF-8 is no JSON', async () => {
    expectNo(await target.send({ body: Buffer.from(ECHO, 'utf16le') }), 400)
    expectNo(
      await target.send({ body: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(COUNT, 'utf16le')]) }),
      400,
    )
    expectNo(await target.send({ body: Buffer.from([0x7b, 0xc0, 0xaf, 0x7d]) }), 400)
  })

  it('that is compressed is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'compress', 'gzip, gzip'])
      expectNo(await target.send({ headers: { ...json, 'content-encoding': encoding }, body: bomb }), 400, 415)
  })

  const simple: Record<string, Sent> = {
    'as plain text': { headers: typed('text/plain'), body: COUNT },
    'as plain text that mentions JSON': { headers: typed('text/plain; application/json'), body: COUNT },
    'as a form': { headers: typed('application/x-www-form-urlencoded'), body: 'query=mutation%7Bcount%7D' },
    'as a form that is JSON': { headers: typed('application/x-www-form-urlencoded'), body: COUNT },
    'as an upload': {
      headers: typed('multipart/form-data; boundary=a'),
      body: `--a\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${COUNT}\r\n--a--\r\n`,
    },
    'as nothing in particular': { headers: {}, body: COUNT },
    'as two types at once': { headers: typed('text/plain, application/json'), body: COUNT },
    'as a type like JSON': { headers: typed('application/jsonp'), body: COUNT },
    'in the address of a POST': { headers: {}, path: '/graphql?query=mutation%7Bcount%7D' },
    'in the address of a POST with an empty form': {
      headers: typed('application/x-www-form-urlencoded'),
      path: '/graphql?query=mutation%7Bcount%7D',
      body: 'a=b',
    },
    'in the address of a GET': { method: 'GET', headers: {}, path: '/graphql?query=mutation%7Bcount%7D' },
    'in the address of a GET without preflight': { method: 'GET', headers: {}, path: '/graphql?query=%7Becho%7D' },
    'in the address of a GET as plain text': {
      method: 'GET',
      headers: typed('text/plain'),
      path: '/graphql?query=%7Becho%7D',
    },
    'in the address of a GET as a form': {
      method: 'GET',
      headers: typed('application/x-www-form-urlencoded'),
      path: '/graphql?query=%7Becho%7D',
    },
    'as a HEAD': { method: 'HEAD', headers: {}, path: '/graphql?query=%7Becho%7D' },
  }
  const ofAnotherSite = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }

  it.each(Object.entries(simple))('that any page can have a browser send, %s, is refused', async (_, sent) => {
    for (const more of [{}, ofAnotherSite, { ...ofAnotherSite, cookie }]) {
      const received = await target.send({ ...sent, headers: { ...sent.headers, ...more } })
      expect([400, 403, 405, 415]).toContain(received.status)
      expect(received.json?.data).toBeUndefined()
      expect(received.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('of another site with the cookie of ours is refused even as JSON', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1.evil.example',
      'file://',
      'http://127.0.0.1',
    ])
      expectNo(await target.send({ headers: { ...json, origin, cookie }, body: COUNT }), 403)
  })

  it('of another site is told by a preflight that it may not', async () => {
    const { status, headers } = await target.send({
      method: 'OPTIONS',
      headers: { ...ofAnotherSite, 'access-control-request-method': 'POST' },
    })
    expect([status, Object.keys(headers).filter((name) => name.startsWith('access-control'))]).toEqual([405, []])
  })

  it('for a stream from another site is refused, by script, tag or link', async () => {
    const path = '/graphql/stream?query=%7Becho%7D'
    const accept = { accept: 'text/event-stream' }
    for (const from of [
      ofAnotherSite,
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]) {
      expect((await target.send({ method: 'GET', path, headers: { ...accept, ...from } })).status).toBe(403)
      const post = { path: '/graphql/stream', headers: { ...json, ...accept, ...from }, body: COUNT }
      expect((await target.send(post)).status).toBe(403)
    }
    const mutation = { method: 'GET', path: '/graphql/stream?query=mutation%7Bcount%7D', headers: accept }
    expect((await target.send(mutation)).status).toBe(405)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE'])('by %s is refused', async (method) => {
    const { status, json: answer } = await target.send({ method })
    expect([400, 405]).toContain(status)
    expect(answer?.data).toBeUndefined()
  })

  it('that claims another method stays what it is', async () => {
    const headers = { 'x-http-method-override': 'POST', 'x-http-method': 'POST', 'apollo-require-preflight': 'yes' }
    const path = '/graphql?query=mutation%7Bcount%7D&_method=POST'
    expectNo(await target.send({ method: 'GET', path, headers }), 400, 405)
  })

  it.each([
    ['nothing', ''],
    ['half an object', '{"query":"{ echo }"'],
    ['two objects', `${COUNT}${COUNT}`],
    ['a text', '"{ echo }"'],
    ['null', 'null'],
    ['a batch', `[${COUNT},${COUNT}]`],
    ['a batch of batches', `[[${COUNT}]]`],
    ['10,000 brackets', '['.repeat(10_000)],
    ['a null byte', '{"query":"{ echo }"}\u0000'],
    ['a query that is a list', '{"query":["mutation { count }"]}'],
    ['a query that is an object', '{"query":{"toString":"mutation { count }"}}'],
    ['a query within a query', '{"query":{"query":"mutation { count }"}}'],
    ['variables that are a list', '{"query":"{ echo }","variables":[1]}'],
    ['variables that are a text', '{"query":"{ echo }","variables":"{}"}'],
    ['a name that is a number', '{"query":"{ echo }","operationName":7}'],
    ['a document id', '{"documentId":"abc"}'],
  ])('with a body that is %s is refused', async (_, body) => {
    expectNo(await target.send({ body }), 400)
  })

  it('with a key twice is read once, and the same by everyone', async () => {
    const { json: answer } = await target.send({ body: `{"query":"mutation { count }","query":"{ echo }"}` })
    expect(answer.data).toEqual({ echo: '{"text":"default"}' })
    const body = '{"query":"query ($t: String) { echo(text: $t) }","variables":{"t":"one","t":"two"}}'
    expect((await target.send({ body })).json.data).toEqual({ echo: '{"text":"two"}' })
  })

  it('with the name of another operation is refused', async () => {
    for (const operationName of ['B', '__proto__', 'constructor', 'a'.repeat(250_000), ' '])
      expectRefused(await target.post('query A { echo }', { operationName }), { status: 400, code: 'BAD_USER_INPUT' })
  })

  it('with deep JSON is not read, wherever that stands', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    for (const rest of [`"extensions":{"a":${deep}}`, `"a":${deep}`])
      expectNo(await target.send({ body: `{"query":"{ echo }",${rest}}` }), 400)
  })

  const heavy: Record<string, [body: (attempt: number) => string, status: number]> = {
    'variables 100,000 lists deep': [
      (attempt) =>
        `{"query":"query ($d: JSON) { echo(data: $d) }","variables":{"d":${'['.repeat(100_000)}${attempt}${']'.repeat(100_000)}}}`,
      400,
    ],
    'variables 40,000 objects deep': [
      (attempt) =>
        `{"query":"query ($d: JSON) { echo(data: $d) }","variables":{"d":${'{"a":'.repeat(40_000)}${attempt}${'}'.repeat(40_000)}}}`,
      400,
    ],
    '10,000 variables that nobody declared, too deep': [
      (attempt) =>
        `{"query":"{ echo }","variables":{${Array.from({ length: 10_000 }, (_, i) => `"v${attempt}${i}":${i}`)},"d":${'['.repeat(30)}${']'.repeat(30)}}}`,
      400,
    ],
    'a list of 40,000 that do not fit': [
      (attempt) =>
        `{"query":"query ($l: [Int!]) { echo(list: $l) }","variables":{"l":[${`"${attempt}",`.repeat(40_000)}"x"]}}`,
      400,
    ],
    'a variable as large as a body may be that does not fit': [
      (attempt) =>
        `{"query":"query ($l: [Int!]) { echo(list: $l) }","variables":{"l":"${attempt}${'x'.repeat(260_000)}"}}`,
      400,
    ],
  }
  it.each(Object.entries(heavy))('with %s is refused at once', async (_, [body, status]) => {
    const cpuMs = await cheapest(
      async (attempt) => expectNo(await target.send({ body: body(attempt) }), status),
      AT_ONCE_MS,
    )
    expect(cpuMs).toBeLessThan(AT_ONCE_MS)
  })

  it('that repeats what looks like a hint nineteen thousand times is refused at once', async () => {
    const query = 'query ($l: [Int!]) { echo(list: $l) }'
    const cpuMs = await cheapest(async (attempt) => {
      const { status, text } = await target.post(query, { variables: { l: attempt + 'Did you mean '.repeat(19_000) } })
      expect([status, text.length < 2_000]).toEqual([400, true])
    }, AT_ONCE_MS)
    expect(cpuMs).toBeLessThan(AT_ONCE_MS)
  })

  it('for a persisted query is told, as its protocol has it, that there are none', async () => {
    const body = '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}'
    const { status, json: answer } = await target.send({ body })
    expect([200, 400]).toContain(status)
    expect(Object.keys(answer)).toEqual(['errors'])
    expect(answer.errors[0].extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' })
  })

  it('of 256 KiB is read, of one byte more is not', async () => {
    const sized = (bytes: number) => ECHO.padEnd(bytes, ' ')
    expect((await target.send({ body: sized(LIMITS.bodyBytes) })).status).toBe(200)
    expectNo(await target.send({ body: sized(LIMITS.bodyBytes + 1) }), 413)
    // Bytes, not characters.
    const euros = `{"query":"{ echo }","a":"${'€'.repeat(100_000)}"}`
    expectNo(await target.send({ body: euros }), 413)
  })

  it('with headers beyond all measure is refused', async () => {
    const { status } = await target.send({ headers: { ...json, cookie: 'a=b; '.repeat(4_000) }, body: ECHO })
    expect(status).toBe(431)
  })

  it('with headers that patterns choke on is answered at once', async () => {
    const long = 15_000
    for (const headers of [
      { ...json, accept: 'a;'.repeat(long / 2) },
      { ...json, accept: ` ${','.repeat(long)}` },
      { ...json, accept: `application/json${' '.repeat(long)}x` },
      { 'content-type': `application/json;${' '.repeat(long)}x` },
      { 'content-type': `application/json${'; charset'.repeat(long / 10)}` },
      { ...json, cookie: `chainlens_refresh${' '.repeat(long)}` },
      { ...json, cookie: ';'.repeat(long) },
      { ...json, traceparent: '0'.repeat(long) },
      { ...json, 'x-forwarded-for': ','.repeat(long) },
      { ...json, authorization: `Bearer ${' '.repeat(long)}` },
      { ...json, authorization: `Bearer ${'.'.repeat(long)}` },
    ]) {
      const cpuMs = await cheapest(() => target.send({ headers, body: ECHO }), AT_ONCE_MS)
      expect(cpuMs).toBeLessThan(AT_ONCE_MS)
    }
  })
})
