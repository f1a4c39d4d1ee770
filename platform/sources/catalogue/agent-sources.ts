import { z } from 'zod'
import type { CataloguedSource } from './catalogued-source.ts'

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) })

/** What agents think and search with. */
export const agentSources: readonly CataloguedSource[] = [
  {
    service: 'OPENAI',
    name: 'OpenAI',
    domains: ['models'],
    adds: 'models of OpenAI, or of a compatible server',
    probe: null,
    elsewhere: { url: 'https://api.openai.com/v1/models', accepts: modelList },
    withKey: {
      key: 'OPENAI',
      of: (key) => ({
        url: 'https://api.openai.com/v1/models',
        headers: { authorization: `Bearer ${key}` },
        accepts: modelList,
      }),
    },
  },
  {
    service: 'ANTHROPIC',
    name: 'Anthropic',
    domains: ['models'],
    adds: 'models of Anthropic',
    probe: null,
    withKey: {
      key: 'ANTHROPIC',
      of: (key) => ({
        url: 'https://api.anthropic.com/v1/models?limit=1',
        headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
        accepts: modelList,
      }),
    },
  },
  {
    service: 'TAVILY',
    name: 'Tavily',
    domains: ['tools'],
    adds: 'searching the web',
    probe: null,
    withKey: {
      key: 'TAVILY',
      of: (key) => ({
        url: 'https://api.tavily.com/usage',
        headers: { authorization: `Bearer ${key}` },
        accepts: z.looseObject({ key: z.looseObject({}) }),
      }),
    },
  },
]
