import OpenAI from 'openai'
import { openAiBaseUrl } from './openai-base-url.ts'

/** Longer than any call may take; silence is judged by whoever reads the stream. */
const TIMEOUT_MS = 15 * 60_000

/**
 * The official SDK without its own mind: it repeats nothing, prints nothing, follows no redirect with the key, and
 * takes nothing from the environment.
 */
export function createOpenAiClient({ key, baseUrl }: { key: string | undefined; baseUrl: string | undefined }): OpenAI {
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
