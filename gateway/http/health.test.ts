import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'

describe('health and readiness', () => {
  let test: TestGateway
  let others: { name: string; ok: boolean; reason?: string }[] = []
  beforeEach(async () => {
    others = []
    test = await createTestGateway({ gateway: { readiness: async () => others } })
  })
  afterEach(() => test.dispose())
  const get = async (path: string) => test.gateway.fetch(new Request(`http://gateway.test${path}`))

  it('lives whatever its dependencies do', async () => {
    test.instead.set('users/healthz', async () => new Response('no', { status: 500 }))
    expect((await get('/healthz')).status).toBe(200)
  })

  it('is ready when all answer', async () => {
    others = [{ name: 'postgresql', ok: true }]
    const response = await get('/readyz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      status: 'ready',
      dependencies: ['agents', 'onchain', 'team', 'users', 'supergraph', 'postgresql'].map((name) => ({
        name,
        ok: true,
        since: expect.any(String),
        ...(name === 'supergraph' ? { id: expect.stringMatching(/^[0-9a-f]{12}$/) } : {}),
      })),
    })
  })

  it('is not when one does not, and names it without its address', async () => {
    test.instead.set('team/readyz', async () => {
      throw new TypeError('fetch failed team.test:3004')
    })
    test.instead.set('users/readyz', async () => new Response('', { status: 503 }))
    others = [{ name: 'postgresql', ok: false, reason: 'is starting' }]
    const response = await get('/readyz')
    expect(response.status).toBe(503)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      status: 'not ready',
      dependencies: [
        { name: 'agents', ok: true },
        { name: 'onchain', ok: true },
        { name: 'team', ok: false, reason: 'can not be reached' },
        { name: 'users', ok: false, reason: 'answers 503' },
        { name: 'supergraph', ok: true },
        { name: 'postgresql', ok: false, reason: 'is starting' },
      ],
    })
    expect(text).not.toContain('3004')
  })

  it('tells what subgraphs lean on, once, and names what one lacks', async () => {
    const dependencies = (isThere: boolean) => [{ name: 'postgresql', ok: isThere, since: '2026-01-01T00:00:00Z' }]
    test.instead.set('users/readyz', async () => Response.json({ dependencies: dependencies(true) }))
    test.instead.set('agents/readyz', async () => Response.json({ dependencies: dependencies(false) }, { status: 503 }))
    const response = await get('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      dependencies: [
        { name: 'agents', ok: false, reason: 'lacks postgresql' },
        { name: 'onchain', ok: true },
        { name: 'team', ok: true },
        { name: 'users', ok: true },
        { name: 'supergraph', ok: true },
        { name: 'postgresql', ok: false },
      ],
    })
  })

  it('is degraded, and takes requests, without a subgraph that it may do without', async () => {
    const subgraphs = ['users', 'agents', 'onchain', 'team'].map((name) => ({
      name,
      url: `http://${name}.test/graphql`,
      required: name !== 'team',
    }))
    const degraded = await createTestGateway({ gateway: { subgraphs } })
    degraded.instead.set('team/readyz', async () => new Response('', { status: 503 }))
    const response = await degraded.gateway.fetch(new Request('http://gateway.test/readyz'))
    expect([response.status, ((await response.json()) as { status: string }).status]).toEqual([200, 'degraded'])
    await degraded.dispose()
  })
})
