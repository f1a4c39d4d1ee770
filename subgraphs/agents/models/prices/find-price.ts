import { PRICE_TABLE, type PriceRow } from './price-table.ts'

/** A price with the name that usage rows keep of it. */
export interface ModelPrice extends Omit<PriceRow, 'model' | 'from'> {
  /** provider/model@day, provider/model@settings, or provider/model@assumed. */
  version: string
  /** True where the price is not the model's, but what the settings take a model without one to cost. */
  isAssumed: boolean
}

/** The price of a model on a day; null where none is known, and the settings assume none (`*`). */
export function findPrice(
  name: string,
  at: Date,
  configured: Readonly<Record<string, { input: string; output: string; cachedInput: string | null }>> = {},
): ModelPrice | null {
  const day = at.toISOString().slice(0, 10)
  const row = PRICE_TABLE.filter(({ model, from }) => model === name && from <= day).sort((a, b) =>
    a.from < b.from ? 1 : -1,
  )[0]
  const isAssumed = configured[name] === undefined && row === undefined
  const own = isAssumed ? configured['*'] : configured[name]
  if (own)
    return {
      ...own,
      version: `${name}@${isAssumed ? 'assumed' : 'settings'}`,
      isAssumed,
      cacheWrite5m: own.input,
      cacheWrite1h: own.input,
      above: null,
      source: 'CHAINLENS_MODEL_PRICES',
      seen: day,
    }
  if (!row) return null
  const { model, from, ...price } = row
  return { ...price, version: `${model}@${from}`, isAssumed }
}
