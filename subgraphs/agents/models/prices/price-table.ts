/** What a million tokens cost; exact decimals in USD. */
export interface TokenRates {
  input: string
  /** Read from the provider's cache; null: not known. */
  cachedInput: string | null
  /** Written to the cache for five minutes; null: not known. */
  cacheWrite5m: string | null
  /** Written to the cache for an hour; null: not known. */
  cacheWrite1h: string | null
  /** Reasoning included. */
  output: string
}

/** A model's price from a day on. */
export interface PriceRow extends TokenRates {
  /** provider/model */
  model: string
  /** First day (UTC) on which it is used; where a provider does not say since when, the month of its first sighting. */
  from: string
  /** Rates of the whole call once its input has more tokens than `threshold`. */
  above: ({ threshold: number } & TokenRates) | null
  /** Where it was read. */
  source: string
  /** Day on which it was read. */
  seen: string
}

const READ = '2026-11-22'

function row(
  model: string,
  from: string,
  [input, output, cachedInput]: [string, string, string],
  source: string,
  more: { writes?: [string | null, string | null]; above?: PriceRow['above'] } = {},
): PriceRow {
  const [cacheWrite5m, cacheWrite1h] = more.writes ?? [null, null]
  return {
    model,
    from,
    input,
    output,
    cachedInput,
    cacheWrite5m,
    cacheWrite1h,
    above: more.above ?? null,
    source,
    seen: READ,
  }
}

/**
 * Prices as published, in USD per million tokens. A price that changes gets a row more, never another text:
 * what was billed by a row stays explained by it. The newest row whose day has come holds.
 */
export const PRICE_TABLE: readonly PriceRow[] = [
  row('offline/analyst', '2026-01-01', ['0', '0', '0'], 'ChainLens: it runs here', { writes: ['0', '0'] }),
  row('openai/gpt-6.1-sol', '2026-10-01', ['2', '10', '0.10'], 'Codex-Manager 0.4.7, after OpenAI’s price page', {
    above: {
      threshold: 272_000,
      input: '4',
      output: '15',
      cachedInput: '0.20',
      cacheWrite5m: null,
      cacheWrite1h: null,
    },
  }),
  row('openai/gpt-6-sol', '2026-09-01', ['2', '10', '0.20'], 'LiteLLM’s price list and codexometer', {
    writes: ['2.50', '2.50'],
  }),
  row('openai/gpt-6-luna', '2026-09-01', ['0.10', '0.50', '0.01'], 'LiteLLM’s price list and codexometer', {
    writes: ['0.125', '0.125'],
  }),
  row('openai/gpt-6-astra', '2026-09-01', ['10', '50', '1.00'], 'PromptFuel 1.0.19'),
  row('openai/gpt-5.6-terra', '2026-07-30', ['2', '12', '0.20'], 'laozhang, 2026-07-30'),
  row('openai/gpt-5.6-luna', '2026-07-30', ['0.20', '1.20', '0.02'], 'laozhang, 2026-07-30'),
  row('anthropic/claude-opus-5-5', '2026-09-01', ['4', '20', '0.20'], 'platform.claude.com', { writes: ['5', '8'] }),
  row('anthropic/claude-sonnet-5-5', '2026-09-01', ['2', '10', '0.20'], 'platform.claude.com', {
    writes: ['2.50', '4'],
  }),
  row('anthropic/claude-sonnet-5-5', '2026-10-07', ['2', '10', '0.10'], 'platform.claude.com and claudit 1.9.2', {
    writes: ['2.50', '4'],
  }),
  row('anthropic/claude-haiku-5-5', '2026-09-01', ['0.10', '0.50', '0.01'], 'claudit 1.9.2', {
    writes: ['0.125', '0.20'],
    above: {
      threshold: 100_000,
      input: '0.50',
      output: '2.50',
      cachedInput: '0.05',
      cacheWrite5m: null,
      cacheWrite1h: null,
    },
  }),
  row('anthropic/claude-fable-5-1', '2026-09-01', ['10', '50', '0.25'], 'platform.claude.com and synaps'),
]
