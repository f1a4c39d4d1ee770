import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../testing/serve-test-gateway.ts'

/** A header that no form can send: without it a GET is refused, which the protocol leaves to us. */
const PREFLIGHT = { 'apollo-require-preflight': 'yes' }

describe('the audits of GraphQL over HTTP', () => {
  let test: ServedTestGateway
  beforeAll(async () => {
    test = await serveTestGateway()
  })
  afterAll(() => test.dispose())

  const withPreflight = (init: RequestInit = {}) => ({ ...init, headers: { ...PREFLIGHT, ...init.headers } })
  const ways = {
    'over a connection': (path: string, init?: RequestInit) => fetch(`${test.bound.url}${path}`, withPreflight(init)),
    'in the process': (path: string, init?: RequestInit) =>
      test.gateway.fetch(new Request(`http://gateway.test${path}`, withPreflight(init))),
  }

  for (const [way, ask] of Object.entries(ways)) {
    const fetchFn = (url: string, init?: RequestInit) => {
      const { pathname, search } = new URL(url)
      return ask(`${pathname}${search}`, init)
    }
    it.each(serverAudits({ url: 'http://audited.test/graphql', fetchFn }).map((audit) => [audit.name, audit] as const))(
      `${way}: %s`,
      async (_, audit) => {
        const result = await audit.fn()
        expect([result.status, 'reason' in result ? result.reason : '']).toEqual(['ok', ''])
      },
    )
  }
})
