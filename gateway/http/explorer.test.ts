import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestGateway } from '../testing/test-gateway.ts'

describe('the explorer', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'chainlens-web-'))
    mkdirSync(join(directory, 'explorer/assets'), { recursive: true })
    writeFileSync(join(directory, 'index.html'), 'the web app')
    writeFileSync(join(directory, 'explorer/index.html'), 'the explorer')
    writeFileSync(join(directory, 'explorer/assets/worker-12345678.js'), 'a worker')
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  async function ask(paths: string[], options: { environment?: 'production'; webDirectory?: string } = {}) {
    const { environment = 'development', webDirectory = directory } = options
    const test = await createTestGateway({ config: { environment }, gateway: { webDirectory } })
    const answers = []
    for (const path of paths) {
      const response = await test.gateway.fetch(new Request(`http://gateway.test${path}`))
      const policy = response.headers.get('content-security-policy') ?? ''
      answers.push({ status: response.status, text: await response.text(), policy })
    }
    await test.dispose()
    return answers
  }

  it('is served with its own policy, beside the web app with the stricter one', async () => {
    const [page, slash, worker, app] = await ask([
      '/explorer',
      '/explorer/',
      '/explorer/assets/worker-12345678.js',
      '/explorers',
    ])
    expect([page, slash, worker, app]).toMatchObject([
      { status: 200, text: 'the explorer' },
      { status: 200, text: 'the explorer' },
      { status: 200, text: 'a worker' },
      { status: 200, text: 'the web app' },
    ])
    expect(page?.policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(page?.policy).toContain("script-src 'self';")
    expect(app?.policy).not.toContain('unsafe-inline')
  })

  it('is not served in production, and says why', async () => {
    const answers = await ask(['/explorer', '/explorer/', '/explorer/index.html'], { environment: 'production' })
    for (const { status, text, policy } of answers) {
      expect([status, text]).toEqual([404, expect.stringContaining('not served in production')])
      expect(policy).not.toContain('unsafe-inline')
    }
  })

  it('says how to build it where it is not built', async () => {
    const [answer] = await ask(['/explorer'], { webDirectory: join(directory, 'explorer/assets') })
    expect([answer?.status, answer?.text]).toEqual([404, expect.stringContaining('npm run build:web')])
  })
})
