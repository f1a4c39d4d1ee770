/** A daily close as the graph gives it. */
export type PricePoint = { day: string; closeUsd: number; drawdown: number }
