import { PRICE_TABLE, type PriceRow } from './price-table.ts'

/** A price with the name that usage rows keep of it. */
export interface ModelPrice extends Omit<PriceRow, 'model' | 'from'> {
  /** provider/model@day, or provider/model@settings. */
  version: string
}

/** The price of a model on a day; null where none is known. */
export function findPrice(
  name: string,
  at: Date,
  configured: Readonly<Record<string, { input: string; output: string; cachedInput: string | null }>> = {},
): ModelPrice | null {
  const own = configured[name]
  const day = at.toISOString().slice(0, 10)
  if (own)
    return {
      ...own,
      version: `${name}@settings`,
      cacheWrite5m: own.input,
      cacheWrite1h: own.input,
      above: null,
      source: 'CHAINLENS_MODEL_PRICES',
      seen: day,
    }
  const row = PRICE_TABLE.filter(({ model, from }) => model === name && from <= day).sort((a, b) =>
    a.from < b.from ? 1 : -1,
  )[0]
  if (!row) return null
  const { model, from, ...price } = row
  return { ...price, version: `${model}@${from}` }
}
