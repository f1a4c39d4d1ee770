import { z } from 'zod'
import type { CataloguedSource } from './catalogued-source.ts'

/** What people say, and who builds. */
export const peopleSources: readonly CataloguedSource[] = [
  {
    service: 'ALTERNATIVE_ME',
    name: 'alternative.me',
    domains: ['sentiment'],
    adds: 'the fear and greed index of the whole market',
    probe: {
      url: 'https://api.alternative.me/fng/?limit=1&format=json',
      accepts: z.object({ data: z.array(z.object({ value: z.string() })).min(1) }),
    },
    withKey: null,
  },
  {
    service: 'GITHUB',
    name: 'GitHub',
    domains: ['team'],
    adds: 'who builds a project, how many, how often, and its releases; links of its organisation',
    probe: {
      url: 'https://api.github.com/rate_limit',
      accepts: z.object({ resources: z.object({ core: z.object({ remaining: z.number() }) }) }),
    },
    withKey: {
      key: 'GITHUB',
      adds: '5,000 requests an hour instead of 60',
      of: (key) => ({
        url: 'https://api.github.com/rate_limit',
        headers: { authorization: `Bearer ${key}` },
        accepts: z.object({ resources: z.object({ core: z.object({ remaining: z.number() }) }) }),
      }),
    },
  },
  {
    service: 'X',
    name: 'X',
    domains: ['sentiment'],
    adds: 'posts of the last seven days; each one that is read costs money',
    probe: null,
    withKey: {
      key: 'X',
      // Counting what was used reads no post.
      of: (key) => ({
        url: 'https://api.x.com/2/usage/tweets',
        headers: { authorization: `Bearer ${key}` },
        accepts: z.object({ data: z.looseObject({}) }),
      }),
    },
  },
  {
    service: 'DISCORD',
    name: 'Discord',
    domains: ['sentiment'],
    adds: "how many belong to a project's server and how many are there now",
    probe: { url: 'https://discord.com/api/v10/gateway', accepts: z.object({ url: z.string() }) },
    withKey: {
      key: 'DISCORD',
      adds: 'messages of servers that your bot was invited to',
      of: (key) => ({
        url: 'https://discord.com/api/v10/users/@me',
        headers: { authorization: `Bot ${key}` },
        accepts: z.object({ id: z.string() }),
      }),
    },
  },
  {
    service: 'REDDIT',
    name: 'Reddit',
    domains: ['sentiment'],
    adds: "posts of an asset's subreddit",
    probe: null,
    withKey: {
      key: 'REDDIT',
      of: (key) => ({
        url: 'https://oauth.reddit.com/r/CryptoCurrency/about',
        headers: { authorization: `Bearer ${key}` },
        accepts: z.object({ kind: z.literal('t5') }),
      }),
    },
  },
]
