import { ChainLensError } from '../errors/index.ts'

/** Which models answer, and how they are reached. */
export interface ModelSettings {
  /** provider/model of agents that name none; undefined: chosen by the keys that are set. */
  defaultName: string | undefined
  /** provider/model of those that answer in turn where the one that was asked cannot. */
  fallbacks: string[]
  /** Which of OpenAI's interfaces is spoken; auto: Responses, or chat completions where a server has no Responses. */
  openaiApi: 'auto' | 'responses' | 'chat'
  /** Models beyond those known here, without the provider, by provider. */
  added: { openai: string[]; anthropic: string[] }
  /**
   * Prices in USD per million tokens that replace or add to those known here, by provider/model; exact decimals.
   * `*`: what a model without a price is taken to cost.
   */
  prices: Record<string, { input: string; output: string; cachedInput: string | null }>
  /** How much models read and write in one call, in tokens, where that is not known here, by provider/model. */
  windows: Record<string, { contextTokens: number; outputTokens: number }>
  /** Most tokens of a prompt, whatever its model could read. */
  promptTokens: number
}

const NAME = /^[\w.:@-]+(\/[\w.:@-]+)*$/
const FULL_NAME = /^[a-z]+\/[\w.:@-]+(\/[\w.:@-]+)*$/
const PRICE = /^([^=\s]+)=(\d{1,6}(?:\.\d{1,8})?)\/(\d{1,6}(?:\.\d{1,8})?)(?:\/(\d{1,6}(?:\.\d{1,8})?))?$/

const WINDOW = /^([^=\s]+)=(\d{4,8})(?:\/(\d{1,8}))?$/

/** Beyond it a conversation is summarised, and results are shown in part: what a call costs grows with its prompt. */
const PROMPT_TOKENS = 96_000

/** Reads the settings of models. Throws CONFIG_INVALID, which names the setting that is wrong. */
export function readModelSettings(environment: Record<string, string | undefined>): ModelSettings {
  const api = environment.OPENAI_API ?? 'auto'
  if (api !== 'auto' && api !== 'responses' && api !== 'chat')
    throw wrong('OPENAI_API', 'Give auto, responses or chat.')
  const [defaultName] = names(environment, 'CHAINLENS_DEFAULT_MODEL', FULL_NAME, 1)
  return {
    defaultName,
    fallbacks: names(environment, 'CHAINLENS_MODEL_FALLBACKS', FULL_NAME),
    openaiApi: api,
    added: {
      openai: names(environment, 'OPENAI_MODELS', NAME),
      anthropic: names(environment, 'ANTHROPIC_MODELS', NAME),
    },
    prices: Object.fromEntries(list(environment, 'CHAINLENS_MODEL_PRICES').map(readPrice)),
    windows: Object.fromEntries(list(environment, 'CHAINLENS_MODEL_WINDOWS').map(readWindow)),
    promptTokens: readPromptTokens(environment),
  }
}

function readPrice(text: string): [string, ModelSettings['prices'][string]] {
  const [, name, input, output, cachedInput] = PRICE.exec(text) ?? []
  if (!name || !(name === '*' || FULL_NAME.test(name)) || !input || !output)
    throw wrong(
      'CHAINLENS_MODEL_PRICES',
      'Give provider/model=input/output or input/output/cached, in USD per million tokens; * is any without a price.',
    )
  return [name, { input, output, cachedInput: cachedInput ?? null }]
}

function readWindow(text: string): [string, ModelSettings['windows'][string]] {
  const [, name, context, output] = WINDOW.exec(text) ?? []
  const contextTokens = Number(context)
  const outputTokens = output ? Number(output) : Math.min(4_096, Math.floor(contextTokens / 4))
  if (!name || !FULL_NAME.test(name) || outputTokens < 1 || outputTokens > contextTokens / 2)
    throw wrong(
      'CHAINLENS_MODEL_WINDOWS',
      'Give provider/model=context or context/output, in tokens; at least 1000, and at most half of it output.',
    )
  return [name, { contextTokens, outputTokens }]
}

function readPromptTokens(environment: Record<string, string | undefined>): number {
  const text = environment.CHAINLENS_PROMPT_TOKENS || String(PROMPT_TOKENS)
  const tokens = /^\d{1,8}$/.test(text) ? Number(text) : 0
  if (tokens < 4_000 || tokens > 2_000_000)
    throw wrong('CHAINLENS_PROMPT_TOKENS', 'Give a number from 4000 to 2000000.')
  return tokens
}

function list(environment: Record<string, string | undefined>, setting: string): string[] {
  const parts = (environment[setting] ?? '').split(',').map((part) => part.trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

function names(environment: Record<string, string | undefined>, setting: string, pattern: RegExp, most = 50): string[] {
  const given = list(environment, setting)
  if (given.length > most || given.some((name) => name.length > 200 || !pattern.test(name)))
    throw wrong(
      setting,
      `Give ${most === 1 ? 'one' : 'a comma-separated list'} of ${pattern === NAME ? 'model' : 'provider/model'}.`,
    )
  return given
}

function wrong(setting: string, hint: string): ChainLensError {
  return new ChainLensError({ code: 'CONFIG_INVALID', message: `${setting} is not understood.`, hint })
}
