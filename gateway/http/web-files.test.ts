import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../testing/serve-test-gateway.ts'
import { createTestGateway } from '../testing/test-gateway.ts'

describe('the web app', () => {
  let test: ServedTestGateway
  let directory: string
  beforeAll(async () => {
    const root = await mkdtemp(join(tmpdir(), 'chainlens-web-'))
    directory = join(root, 'dist')
    await mkdir(join(directory, 'assets'), { recursive: true })
    await writeFile(join(directory, 'index.html'), '<!doctype html><p>app')
    await writeFile(join(directory, 'assets/index-Ab3_dE9x.js'), 'app()')
    await writeFile(join(directory, 'favicon.svg'), '<svg/>')
    await writeFile(join(root, 'secret.txt'), 'secret')
    await mkdir(join(root, 'dist-other'))
    await writeFile(join(root, 'dist-other/secret.txt'), 'secret')
    await symlink(join(root, 'secret.txt'), join(directory, 'link.txt'))
    test = await serveTestGateway({ gateway: { webDirectory: directory } })
  })
  afterAll(async () => {
    await test.dispose()
    await rm(join(directory, '..'), { recursive: true })
  })

  /** The path as it is written: fetch would tidy it up. */
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
      const request = httpRequest({ port: test.bound.port, path, headers, method }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
      })
      request.on('error', reject).end()
    })

  it('is served at / and at its own addresses, checked anew each time', async () => {
    for (const path of ['/', '/sessions/session_01?a=b', '/index.html']) {
      const { status, text, headers } = await get(path)
      expect([status, text]).toEqual([200, '<!doctype html><p>app'])
      expect(headers['cache-control']).toBe('no-cache')
      expect(headers['content-security-policy']).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; " +
          "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
    }
    const { headers } = await get('/')
    expect((await get('/', { 'if-none-match': String(headers.etag) })).status).toBe(304)
  })

  it('has its hashed files kept for ever', async () => {
    const { status, headers } = await get('/assets/index-Ab3_dE9x.js')
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
  })

  it('does not answer with the app for a file that is missing', async () => {
    expect((await get('/assets/old-12345678.js')).status).toBe(404)
    expect((await get('/robots.txt')).status).toBe(404)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/link.txt',
    '/../dist-other/secret.txt',
    '/..%2fdist-other%2fsecret.txt',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/secret.txt%00.js',
    '/%ff',
    '/%',
  ])('gives nothing outside its directory for %s', async (path) => {
    const { status, text } = await get(path)
    expect(text).not.toMatch(/secret|root:/)
    expect([200, 400, 404]).toContain(status)
  })

  it('answers HEAD without a body and refuses to be written to', async () => {
    expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' })
    expect((await get('/', {}, 'PUT')).status).toBe(405)
  })

  it('says how to build it where it was not built', async () => {
    const unbuilt = await createTestGateway({ gateway: { webDirectory: join(directory, 'nowhere') } })
    const response = await unbuilt.gateway.fetch(new Request('http://gateway.test/'))
    expect([response.status, (await response.text()).includes('npm run build:web')]).toEqual([200, true])
    await unbuilt.dispose()
  })
})
