import type { Fetcher } from '@graphiql/toolkit'
import { expect, test } from 'vitest'
import { createFetcher } from './create-fetcher.ts'

/** A graph whose only good token is `good`, and what it saw. */
function setUp({ token, renewed, good }: { token: string | null; renewed: string | null; good: string | null }) {
  const seen: (string | null)[] = []
  const streamed: unknown[] = []
  const fetcher = createFetcher({
    url: 'http://graph.test/graphql',
    auth: { token: async () => token, replace: async () => renewed },
    streams: {
      iterate: ((request: unknown) => {
        streamed.push(request)
        return 'a stream'
      }) as never,
    },
    fetch: (async (_url: string, init: RequestInit) => {
      const authorization = new Headers(init.headers).get('authorization')
      seen.push(authorization)
      const isGood = authorization === (good && `Bearer ${good}`)
      return Response.json(isGood ? { data: { a: 1 } } : { errors: [{ message: 'no' }] }, {
        status: isGood ? 200 : 401,
      })
    }) as never,
  })
  const ask = (query: string, options?: Parameters<Fetcher>[1]) => fetcher({ query }, options)
  return { ask, seen, streamed }
}

test('asks as who is signed in, and as nobody without a sign-in', async () => {
  const signedIn = setUp({ token: 'a', renewed: null, good: 'a' })
  expect(await signedIn.ask('{ a }')).toEqual({ data: { a: 1 } })
  const nobody = setUp({ token: null, renewed: null, good: null })
  expect(await nobody.ask('{ a }')).toEqual({ data: { a: 1 } })
  expect(nobody.seen).toEqual([null])
})

test('repeats what was refused once with a new token, and shows the refusal where there is none', async () => {
  const again = setUp({ token: 'old', renewed: 'new', good: 'new' })
  expect(await again.ask('{ a }')).toEqual({ data: { a: 1 } })
  expect(again.seen).toEqual(['Bearer old', 'Bearer new'])
  const never = setUp({ token: 'old', renewed: 'other', good: 'new' })
  expect(await never.ask('{ a }')).toEqual({ errors: [{ message: 'no' }] })
})

test('takes the authorization of the headers editor before the sign-in, in any spelling', async () => {
  const { ask, seen } = setUp({ token: 'a', renewed: null, good: 'b' })
  await ask('{ a }', { headers: { AUTHORIZATION: 'Bearer b' } })
  expect(seen).toEqual(['Bearer b'])
})

test('streams subscriptions alone, by the operation that is to run', async () => {
  const { ask, seen, streamed } = setUp({ token: null, renewed: null, good: null })
  expect(await ask('subscription { a }')).toBe('a stream')
  expect(await ask('{ broken')).toEqual({ data: { a: 1 } })
  expect([streamed, seen.length]).toEqual([[{ query: 'subscription { a }' }], 1])
})
