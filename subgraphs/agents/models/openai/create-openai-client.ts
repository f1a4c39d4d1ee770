import type OpenAI from 'openai'
import { openAiBaseUrl } from './openai-base-url.ts'

/** Longer than any call may take; silence is judged by whoever reads the stream. */
const TIMEOUT_MS = 15 * 60_000

/**
 * The official SDK without its own mind: it repeats nothing, prints nothing, follows no redirect with the key, and
 * takes nothing from the environment. Loaded where there is a server to ask alone: it is 240 modules.
 */
export async function createOpenAiClient(input: {
  key: string | undefined
  baseUrl: string | undefined
}): Promise<OpenAI> {
  const { key, baseUrl } = input
  const { default: OpenAI } = await import('openai')
  return new OpenAI({
    apiKey: key ?? 'none',
    baseURL: openAiBaseUrl(baseUrl),
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    logLevel: 'off',
    fetchOptions: { redirect: 'manual' },
    ...(key ? {} : { defaultHeaders: { Authorization: null } }),
  })
}
