import { describe, expect, it } from 'vitest'
import { rememberClientAddress } from '../http/client-address.ts'
import { answerMetrics } from './answer-metrics.ts'
import { createMetrics } from './create-metrics.ts'

const TOKEN = 'a token of sixteen characters'

async function ask(options: {
  from?: string
  headers?: Record<string, string>
  token?: string
  isProduction?: boolean
}) {
  const request = new Request('http://chainlens.test/metrics', { headers: options.headers ?? {} })
  rememberClientAddress(request, options.from)
  const { token, isProduction = false } = options
  const response = await answerMetrics(request, { metrics: createMetrics(), token, isProduction })
  return { status: response.status, text: await response.text() }
}

describe('/metrics', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is there for a program at %s', async (from) => {
    const { status, text } = await ask({ from })
    expect(status).toBe(200)
    expect(text).toContain('# TYPE chainlens_graphql_operations_total counter')
  })

  it.each([
    ['another machine', { from: '192.0.2.7' }],
    ['an address that is not known', {}],
    ['who comes by a proxy on this machine', { from: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } }],
    ['anyone in production', { from: '127.0.0.1', isProduction: true }],
  ])('is not there for %s', async (_, options) => {
    expect((await ask(options)).status).toBe(404)
  })

  it('is there for who brings the token, from anywhere, and for nobody else once there is one', async () => {
    const bring = (authorization: string, from = '192.0.2.7') =>
      ask({ from, token: TOKEN, isProduction: true, headers: { authorization } })
    expect((await bring(`Bearer ${TOKEN}`)).status).toBe(200)
    expect((await bring(`Bearer ${TOKEN}x`)).status).toBe(401)
    expect((await bring(`Bearer ${TOKEN.slice(0, -1)}`)).status).toBe(401)
    expect((await bring('')).status).toBe(401)
    expect((await ask({ from: '127.0.0.1', token: TOKEN })).status).toBe(401)
  })
})
