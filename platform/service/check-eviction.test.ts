import { expect, it } from 'vitest'
import { checkEviction } from './check-eviction.ts'

/** What is warned of where Redis answers so. */
async function warnings(answer: () => unknown): Promise<unknown[]> {
  const said: unknown[] = []
  const redis = { call: async () => answer() }
  await checkEviction(redis as never, { warn: (fields: unknown) => said.push(fields) } as never)
  return said
}

it('warns of a Redis that throws keys away, by the name of its policy', async () => {
  expect(await warnings(() => ['maxmemory-policy', 'allkeys-lru'])).toMatchObject([{ policy: 'allkeys-lru' }])
})

it('is content with one that does not, and with one that does not tell', async () => {
  const refuse = () => {
    throw new Error("NOPERM this user has no permissions to run the 'config|get' command")
  }
  for (const answer of [() => ['maxmemory-policy', 'noeviction'], () => [], refuse])
    expect(await warnings(answer)).toEqual([])
})
