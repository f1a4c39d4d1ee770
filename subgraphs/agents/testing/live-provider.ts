import { type Config, loadConfig } from '@chainlens/platform/config'
import { startAnthropicStub } from '../../../tests/stubs/anthropic.ts'
import type { ModelStub, StubModelRequest } from '../../../tests/stubs/model-server.ts'
import { startOpenAiStub } from '../../../tests/stubs/openai.ts'
import { installModels } from '../models/install-models.ts'
import type { ModelRegistry } from '../models/model-registry.ts'
import { CircuitBreaker } from '../models/policy/circuit-breaker.ts'

/** A provider of models as a test plays it. */
export interface LiveProvider {
  stub: ModelStub
  /** provider/model that is asked. */
  model: string
  /** What an installation with a key and this provider's address has. */
  config: Config
  /** Its models; unlike a process' own they forget failures, so that tests do not hear of each other. */
  models: ModelRegistry
  /** The texts of the tool results that a request gives the model, in order. */
  resultsIn(request: StubModelRequest): string[]
}

/** Interfaces that models are asked by. */
export const PROTOCOLS = ['openai responses', 'openai chat', 'anthropic'] as const

/** Settings of models that an installation adds to its key and address. */
export type LiveSettings = Record<string, string>

/** Starts a stub of one interface and the models that are asked by it. */
export async function startProvider(
  protocol: (typeof PROTOCOLS)[number],
  settings: LiveSettings = {},
): Promise<LiveProvider> {
  const isAnthropic = protocol === 'anthropic'
  const stub = isAnthropic ? await startAnthropicStub() : await startOpenAiStub()
  const config = loadConfig({
    NODE_ENV: 'test',
    ...(isAnthropic
      ? { ANTHROPIC_API_KEY: 'sk-test-secret', ANTHROPIC_BASE_URL: stub.url }
      : { OPENAI_API_KEY: 'sk-test-secret', OPENAI_BASE_URL: stub.url, OPENAI_API: protocol.split(' ')[1] }),
    ...settings,
  })
  const registry = installModels(config)
  return {
    stub,
    model: registry.defaultName,
    config,
    models: { ...registry, breakerOf: () => new CircuitBreaker() },
    resultsIn: isAnthropic ? resultsOfMessages : protocol === 'openai chat' ? resultsOfChat : resultsOfResponses,
  }
}

// biome-ignore lint/suspicious/noExplicitAny: bodies in the providers' own shapes
type Body = any

function resultsOfResponses({ body }: StubModelRequest): string[] {
  return body.input.filter((item: Body) => item.type === 'function_call_output').map((item: Body) => item.output)
}

function resultsOfChat({ body }: StubModelRequest): string[] {
  return body.messages.filter(({ role }: Body) => role === 'tool').map(({ content }: Body) => content)
}

function resultsOfMessages({ body }: StubModelRequest): string[] {
  const blocks = body.messages.flatMap(({ content }: Body) => content)
  return blocks.filter(({ type }: Body) => type === 'tool_result').map(({ content }: Body) => content)
}
